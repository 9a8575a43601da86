use crate::live::{ShownTimeline, use_incident};
use crate::timeline::shown_layer::Choice;
use domain::timeline::Layer;
use leptos::prelude::*;
use std::time::Duration;

/// Which rows of the timeline are in the chosen layer and pass the filter, by their places; reckoned once for all that
/// shows them.
#[derive(Clone, Copy, Debug)]
pub struct Passing(Memo<Vec<usize>>);

/// Follows layer, filter and timeline.
pub fn use_passing(choice: Choice) -> Passing {
    let timeline = use_incident().timeline;
    prepare(timeline);
    Passing(Memo::new(move |_| {
        let (filter, layer) = (choice.filter(), choice.layer());
        timeline.with(|all| {
            let in_layer =
                |place: &usize| layer == Layer::Activity || all.rows[*place].row.layer == Layer::Story;
            let places = (0..all.rows.len()).filter(in_layer);
            if filter.is_empty() {
                places.collect()
            } else {
                let row = |place: &usize| &all.rows[*place];
                places
                    .filter(|place| filter.accepts(row(place).index.of(&row(place).row)))
                    .collect()
            }
        })
    }))
}

/// How many rows are prepared for filtering without a pause.
const SLICE: usize = 500;

/// Prepares the rows for filtering before a key is pressed, a slice at a time, so that the page answers in between. What was
/// prepared stays so.
fn prepare(timeline: RwSignal<ShownTimeline>) {
    Effect::new(move || {
        timeline.track();
        prepare_from(timeline, 0);
    });
}

fn prepare_from(timeline: RwSignal<ShownTimeline>, from: usize) {
    set_timeout(
        move || {
            let more = timeline.try_with_untracked(|all| {
                for one in all.rows.iter().skip(from).take(SLICE) {
                    one.index.of(&one.row);
                }
                all.rows.len() > from + SLICE
            });
            if more == Some(true) {
                prepare_from(timeline, from + SLICE);
            }
        },
        Duration::ZERO,
    );
}

impl Passing {
    /// The places, newest row first.
    pub fn with<T>(self, read: impl FnOnce(&[usize]) -> T) -> T {
        self.0.with(|places| read(places))
    }

    /// How many rows pass.
    pub fn count(self) -> usize {
        self.0.with(Vec::len)
    }
}

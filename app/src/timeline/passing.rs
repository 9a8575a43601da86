use crate::live::use_incident;
use crate::timeline::shown_layer::Choice;
use domain::filter::Indexed;
use domain::timeline::Layer;
use leptos::prelude::*;

/// Which rows of the timeline are in the chosen layer and pass the filter, by their places; reckoned once for all that
/// shows them.
#[derive(Clone, Copy, Debug)]
pub struct Passing(Memo<Vec<usize>>);

/// Follows layer, filter and timeline.
pub fn use_passing(choice: Choice) -> Passing {
    let timeline = use_incident().timeline;
    // A key that is pressed looks through rows prepared before; without a filter nothing is prepared. Prepared rows are
    // made anew with the timeline, so they always differ.
    let prepared = Memo::new_with_compare(
        move |_| {
            timeline.with(|all| {
                all.rows
                    .iter()
                    .map(|one| Indexed::new(&one.row))
                    .collect::<Vec<_>>()
            })
        },
        |_, _| true,
    );
    Passing(Memo::new(move |_| {
        let (filter, layer) = (choice.filter(), choice.layer());
        timeline.with(|all| {
            let in_layer =
                |place: &usize| layer == Layer::Activity || all.rows[*place].row.layer == Layer::Story;
            let places = (0..all.rows.len()).filter(in_layer);
            if filter.is_empty() {
                places.collect()
            } else {
                prepared.with(|rows| places.filter(|place| filter.accepts(&rows[*place])).collect())
            }
        })
    }))
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

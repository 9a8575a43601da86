use crate::live::use_incident;
use crate::timeline::composer::Composer;
use crate::timeline::filter_box::FilterBox;
use crate::timeline::passing::use_passing;
use crate::timeline::rows::Rows;
use crate::timeline::shown_layer::{Choice, use_choice};
use crate::ui::{Pane, PaneHead, Segment, Segmented, StaleNotice};
use domain::timeline::Layer;
use leptos::prelude::*;

/// The timeline of the incident that is open.
#[component]
pub fn TimelinePane() -> impl IntoView {
    let open = use_incident();
    let choice = use_choice();
    let passing = use_passing(choice);
    let counts = Memo::new(move |_| open.timeline.with(|timeline| (timeline.story, timeline.total)));
    let segments = Signal::derive(move || {
        let (story, total) = counts.get();
        let segment = |label: &str, count: usize, layer| Segment {
            label: label.into(),
            count: Some(count as u64),
            href: choice.href(layer),
            current: choice.layer() == layer,
        };
        vec![
            segment("Story", story, Layer::Story),
            segment("Activity", total, Layer::Activity),
        ]
    });
    let freshness = open.part(|view| view.freshness.clone());
    view! {
        <Pane name="timeline">
            <PaneHead name="timeline" title="Timeline">
                <Segmented label="Layer" segments />
                <FilterBox choice passing />
            </PaneHead>
            {move || choice.error().map(|error| view! { <FilterFault choice error /> })}
            {move || view! { <StaleNotice freshness=freshness.get() /> }}
            <Composer />
            <Rows choice passing />
        </Pane>
    }
}

/// Where a filter doesn't parse. The last good one stays in force, if there was one.
#[component]
fn FilterFault(choice: Choice, error: domain::filter::FilterError) -> impl IntoView {
    // Made anew with each error, which is made of what is typed.
    let (text, all) = untrack(|| (choice.typed(), choice.filter().is_empty()));
    let shown = if all {
        "All entries are shown."
    } else {
        "The last good filter stays."
    };
    let at = error.position.saturating_sub(1);
    let before: String = text.chars().take(at).collect();
    let wrong: String = text.chars().skip(at).take_while(|c| !c.is_whitespace()).collect();
    let after: String = text.chars().skip(at + wrong.chars().count()).collect();
    let wrong = if wrong.is_empty() { " ".to_owned() } else { wrong };
    view! {
        <p class="filter-error" id="filter-error" role="alert">
            <code>{before} <mark>{wrong}</mark> {after}</code>
            <span>{format!("{}. {shown}", capital(&error.to_string()))}</span>
        </p>
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

use crate::live::use_incident;
use crate::ui::{Elapsed, Time};
use domain::time::span_text;
use leptos::prelude::*;

/// Who leads and keeps the timeline, and the clocks that the metrics are made of.
#[component]
pub fn ClockLine() -> impl IntoView {
    let open = use_incident();
    let clocks = open.part(|view| view.clocks);
    let lead = open.part(|view| view.state.lead.as_ref().map(|one| one.name.clone()));
    let scribe = open.part(|view| view.state.scribe.as_ref().map(|one| one.name.clone()));
    let by = open.part(|view| view.state.acknowledged.as_ref().map(|one| one.by.clone()));
    let detect = move || clocks.get().detect().map(after);
    let acknowledged = move || {
        clocks.get().acknowledge().map(|span| match by.get() {
            Some(name) => format!("{} by {name}", after(span)),
            None => after(span),
        })
    };
    let told = open.part(|view| view.facts.contained.as_ref().map(|(word, _)| word.clone()));
    let contained = move || clocks.get().contain().map(after).or_else(|| told.get());
    view! {
        <dl class="clocks">
            <Known label="Lead" value=Signal::derive(move || lead.get()) missing="nobody" />
            <Known label="Scribe" value=Signal::derive(move || scribe.get()) missing="nobody" />
            <div>
                <dt>"Started"</dt>
                <dd>{move || view! { <Time at=clocks.get().began date=true zone=true /> }}</dd>
            </div>
            <Known label="Detected" value=Signal::derive(detect) missing="not told" />
            <Known label="Acknowledged" value=Signal::derive(acknowledged) missing="not yet" />
            <Known label="Contained" value=Signal::derive(contained) missing="not on record" />
            {move || {
                clocks
                    .get()
                    .resolve()
                    .map(|span| view! { <Known label="Resolved" value=Signal::stored(Some(after(span))) missing="" /> })
            }}
            <div class="clock-age">
                <dt>"Open for"</dt>
                <dd>
                    {move || {
                        let clocks = clocks.get();
                        view! { <time><Elapsed since=clocks.began until=clocks.resolved /></time> }
                    }}
                </dd>
            </div>
        </dl>
    }
}

fn after(span: i64) -> String {
    format!("+{}", span_text(span))
}

#[component]
fn Known(label: &'static str, value: Signal<Option<String>>, missing: &'static str) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd class:wait=move || value.with(Option::is_none)>
                <bdi>{move || value.get().unwrap_or_else(|| missing.to_owned())}</bdi>
            </dd>
        </div>
    }
}

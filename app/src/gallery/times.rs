use crate::gallery::specimen::Specimen;
use crate::layout::{ThemeSwitch, ZoneSwitch};
use crate::ui::{Ago, Elapsed, Time, use_clock};
use leptos::prelude::*;

/// Moments, spans, and the switches that say how they are shown.
#[component]
pub fn Times() -> impl IntoView {
    let at = use_clock().now_untracked().plus(-242_000);
    view! {
        <Specimen title="Times">
            <div class="btns">
                <Time at />
                <Time at date=true zone=true />
                <Ago at />
                <span>"open for " <Elapsed since=at /></span>
            </div>
        </Specimen>
        <Specimen title="Switches">
            <div class="btns">
                <ZoneSwitch />
                <ThemeSwitch />
            </div>
        </Specimen>
    }
}

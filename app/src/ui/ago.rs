use crate::ui::use_clock;
use domain::time::{Timestamp, countdown_text, span_text};
use leptos::prelude::*;

/// How long it has been since, such as `4 m 02 s`; it counts on.
#[component]
pub fn Elapsed(
    /// Since when.
    since: Timestamp,
    /// Until when; `None` is now.
    #[prop(optional_no_strip)]
    until: Option<Timestamp>,
) -> impl IntoView {
    let clock = use_clock();
    move || span_text(until.unwrap_or_else(|| clock.now()).since(since))
}

/// How long until then, such as `4:10`; it counts down.
#[component]
pub fn Countdown(
    /// When it is.
    at: Timestamp,
) -> impl IntoView {
    let clock = use_clock();
    view! {
        <time class="countdown" datetime=at.to_string() title=at.to_string()>
            {move || countdown_text(at.since(clock.now()))}
        </time>
    }
}

/// How long ago, such as `12 s ago`.
#[component]
pub fn Ago(
    /// When it was.
    at: Timestamp,
) -> impl IntoView {
    let clock = use_clock();
    let text = move || format!("{} ago", span_text(clock.now().since(at)));
    view! {
        <time datetime=at.to_string() title=at.to_string()>
            {text}
        </time>
    }
}

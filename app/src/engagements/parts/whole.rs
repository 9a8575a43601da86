use super::acts::{engage, hand_over};
use super::engagement::{engagement, over};
use super::turns::next;
use crate::ui::{Chip, Told, Tone, moment};
use domain::engagement::{EngagementView, EngagementsView};
use leptos::prelude::*;

/// What is read longer ago than this, in milliseconds, is told with its age as old.
const OLD: i64 = 60_000;

/// The pane.
pub fn pane(view: &EngagementsView) -> AnyView {
    let (running, ended): (Vec<_>, Vec<_>) = view.engagements.iter().partition(|one| one.is_running());
    view! {
        <header class="pane-head">
            <h2 id="h-engagements">"Engagements"</h2>
            {chip(view)}
            <div class="pane-acts">{engage(view)}</div>
        </header>
        <div class="pane-flush engagements" tabindex="0" role="group" aria-label="Who is paged">
            {stale(view)}
            {next(view)}
            {running.iter().map(|one| engagement(one, view)).collect::<Vec<_>>()}
            {over(&ended, view)}
            {(view.engagements.is_empty() && view.read.is_some()).then(nobody)}
            {(view.read.is_none() && view.error.is_none()).then(unread)}
            {hand_over(view)}
        </div>
    }
    .into_any()
}

fn chip(view: &EngagementsView) -> AnyView {
    let acknowledged = |one: &&EngagementView| one.engagement.acknowledged().is_some();
    let count = view.engagements.iter().filter(acknowledged).count();
    let waits = |one: &&EngagementView| one.is_running() && !acknowledged(one);
    let waits = view.engagements.iter().filter(waits).count();
    let (tone, word) = match (count, waits) {
        _ if view.engagements.is_empty() => return ().into_any(),
        (0, 0) => (Tone::Plain, "over".to_owned()),
        (0, _) => (Tone::High, "unacknowledged".to_owned()),
        (some, more) if more > 0 => (Tone::High, format!("{some} of {} acknowledged", some + more)),
        (1, _) => (Tone::Ok, "acknowledged".to_owned()),
        (many, _) => (Tone::Ok, format!("{many} acknowledged")),
    };
    view! { <Chip tone>{word}</Chip> }.into_any()
}

/// What went wrong when it was read last, with the age of what is shown.
fn stale(view: &EngagementsView) -> Option<AnyView> {
    let age = view.read.map(|at| moment(at, Told::Ago, view.now));
    let old = view.open && view.read.is_some_and(|at| view.now.since(at) > OLD);
    match (&view.error, age) {
        (Some(error), Some(age)) => Some(
            view! {
                <p class="notice notice-stale">
                    <span><b>"As of " {age} "."</b> " Since then: " <bdi>{error.clone()}</bdi> "."</span>
                </p>
            }
            .into_any(),
        ),
        (Some(error), None) => Some(
            view! {
                <p class="notice notice-failed">
                    <span><b>"Who is paged could not be read: "</b> <bdi>{error.clone()}</bdi> "."</span>
                </p>
            }
            .into_any(),
        ),
        (None, Some(age)) if old => Some(
            view! { <p class="notice notice-stale"><span><b>"As of " {age} "."</b></span></p> }.into_any(),
        ),
        _ => None,
    }
}

fn nobody() -> AnyView {
    view! {
        <p>
            "Nobody was paged. The response plan's contacts are, when an incident starts; others you can engage."
        </p>
    }
    .into_any()
}

fn unread() -> AnyView {
    view! { <p>"Not read from AWS yet; it appears here by itself."</p> }.into_any()
}

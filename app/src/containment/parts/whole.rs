use super::acts::{acts, release};
use super::approval::approval;
use super::line::line;
use super::many::many;
use super::proof::proof;
use crate::live::Look;
use crate::ui::{Chip, Told, Tone, moment};
use domain::containment::{Answers, Stage};
use domain::device::DeviceView;
use leptos::prelude::*;

/// What the pane is made of.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// The device.
    pub device: &'a DeviceView,
    /// What else is known.
    pub look: &'a Look,
}

impl Shown<'_> {
    /// Whether it was connected when that was read last.
    pub fn connected(&self) -> bool {
        let now = self.device.now.as_ref();
        now.and_then(|now| now.device.connection.value.as_ref())
            .is_some_and(|one| one.connected)
    }

    /// Whether it was in the quarantine group when that was read last.
    pub fn in_group(&self) -> bool {
        let now = self.device.now.as_ref();
        now.and_then(|now| now.device.groups.value.as_ref())
            .is_some_and(|all| all.iter().any(|one| one.group.as_str() == self.look.group))
    }
}

/// The pane; of an incident without a device it says so.
pub fn pane(look: Option<&Look>) -> AnyView {
    match look {
        Some(look) => whole(&Shown {
            device: &look.view,
            look,
        }),
        None => no_device(),
    }
}

fn whole(shown: &Shown<'_>) -> AnyView {
    let (device, now) = (shown.device, shown.device.clock);
    let current = device.containments.iter().find(|one| one.course.end.is_none());
    let body = match current {
        Some(one) => view! {
            {line(&one.course, one.until, now)}
            {approval(&one.course.order, shown)}
            {proof(one, shown)}
        }
        .into_any(),
        None => nothing_counts(shown),
    };
    view! {
        <header class="pane-head">
            <h2 id="h-containment">"Containment"</h2>
            {chip(current.map(|one| one.stage), shown)}
            <div class="pane-acts">{release(current, shown)}</div>
        </header>
        <div class="pane-flush containment" tabindex="0" role="group" aria-label="About its containment">
            {body}
            {answers(device.recovery.answers())}
            {acts(current, shown)}
            {many(&shown.look.orders, now)}
            {earlier(shown)}
        </div>
    }
    .into_any()
}

fn chip(stage: Option<Stage>, shown: &Shown<'_>) -> AnyView {
    let (tone, word) = match stage {
        Some(stage @ (Stage::Waits | Stage::Requested)) => (Tone::Plain, stage.word()),
        Some(stage) => (Tone::Flag, stage.word()),
        None if shown.in_group() => (Tone::Flag, "in the group, not by this console"),
        None => (Tone::Plain, "not contained"),
    };
    view! { <Chip tone=tone>{word.to_lowercase()}</Chip> }.into_any()
}

fn nothing_counts(shown: &Shown<'_>) -> AnyView {
    let said = if shown.in_group() {
        format!(
            "It is in {}, and nobody asked for that here: whether it is cut off is not checked. Quarantine it to have that proven.",
            shown.look.group
        )
    } else {
        "Nobody asked for a quarantine of it here. The form shows what it would stop before anything is done."
            .to_owned()
    };
    view! { <p>{said}</p> }.into_any()
}

fn answers(known: Answers) -> AnyView {
    const SHORT: [&str; 4] = ["Mission-critical", "Redundant", "Sensitive", "Reachable"];
    let pair = |(question, answer): (&'static str, Option<bool>)| {
        let said = match answer {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not known",
        };
        view! { <span>{question} " " <b>{said}</b></span> }
    };
    let pairs: Vec<_> = SHORT.into_iter().zip(known.all()).map(pair).collect();
    view! { <p class="answers">{pairs}</p> }.into_any()
}

/// Orders that are over.
fn earlier(shown: &Shown<'_>) -> Option<AnyView> {
    let now = shown.device.clock;
    let over: Vec<_> = shown
        .device
        .containments
        .iter()
        .filter(|one| one.course.end.is_some())
        .map(|one| {
            let order = &one.course.order;
            let what = if order.contains() { "Quarantine" } else { "Release" };
            view! {
                <li>
                    {moment(order.requested, Told::Date, now)}
                    " " {what} ", " {one.stage.word().to_lowercase()}
                    <span class="hint"><bdi>{order.who.name().to_owned()}</bdi> ": " <bdi>{order.reason.to_string()}</bdi></span>
                </li>
            }
        })
        .collect();
    (!over.is_empty()).then(|| {
        view! {
            <details class="part" id="part-earlier">
                <summary><h3>"Earlier"</h3><span class="part-tells">{over.len()}</span></summary>
                <ul class="facts-list">{over}</ul>
            </details>
        }
        .into_any()
    })
}

fn no_device() -> AnyView {
    view! {
        <header class="pane-head">
            <h2 id="h-containment">"Containment"</h2>
        </header>
        <div class="empty">
            <p><b>"Nothing to contain."</b></p>
            <p>"Once the incident names a device, its four states stand here, and the way to quarantine it."</p>
        </div>
    }
    .into_any()
}

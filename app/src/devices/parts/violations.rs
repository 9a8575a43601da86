use super::part::{Fold, nothing, part};
use crate::ui::{Chip, Opener, Told, Tone, counted, moment};
use domain::device::{DeviceView, Verification, Violation, ViolationEvent, ViolationEventKind};
use domain::rights::Right;
use domain::time::Timestamp;
use leptos::prelude::*;

const FOLD: Fold = Fold {
    name: "violations",
    title: "Violations",
    tells: String::new(),
    open: true,
};
/// How many events are listed.
const LISTED: usize = 20;

/// What it violates, with what people found it to be, and what happened to that.
pub fn violations(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.violations;
    let fold = |all: &Vec<Violation>| Fold {
        tells: counted(all.len(), "behaviour violated now", "behaviours violated now"),
        open: !all.is_empty(),
        ..FOLD
    };
    Some(part(section, fold, FOLD, view.clock, |all| {
        let refused = view.rights.refusal(Right::Respond);
        let items: Vec<_> = all
            .iter()
            .map(|one| violation(one, refused.clone(), view.clock))
            .collect();
        let none = items.is_empty().then(|| nothing("It violates nothing now."));
        view! {
            {none}
            <ul class="facts-list">{items}</ul>
            {events(&view.events, view.clock)}
        }
        .into_any()
    }))
}

fn violation(one: &Violation, refused: Option<String>, now: Timestamp) -> AnyView {
    let tone = match one.verification {
        Verification::TruePositive => Tone::Critical,
        Verification::FalsePositive | Verification::BenignPositive => Tone::Ok,
        Verification::Unknown => Tone::Plain,
    };
    let verify = Opener {
        kind: "verify",
        of: one.id.clone(),
        says: "Mark…".to_owned(),
        label: Some(format!("Mark the violation {}…", one.behaviour)),
        refused,
        next: false,
    };
    let plot = Opener {
        kind: "plot",
        of: one.id.clone(),
        says: "Plot".to_owned(),
        label: Some(format!("Plot what {} measured", one.behaviour)),
        ..Opener::default()
    };
    let plot = one.metric.as_ref().map(|_| plot.view());
    let found = one.verification.word();
    view! {
        <li>
            <span class="line">
                <b><bdi>{one.behaviour.clone()}</bdi></b>
                " "
                <Chip tone=tone>{found}</Chip>
                <span class="line-end">{plot} {verify.view()}</span>
            </span>
            <span>"measured " <b><bdi>{one.measured.clone()}</bdi></b></span>
            <span class="hint">
                "expected " <bdi>{one.expected.clone()}</bdi> " · since " {moment(one.began, Told::Date, now)}
                " · last " {moment(one.last, Told::Clock, now)} " · profile " <bdi>{one.profile.clone()}</bdi>
            </span>
            {one.remark.clone().map(|remark| view! { <span class="hint">"remark: " <bdi>{remark}</bdi></span> })}
        </li>
    }
    .into_any()
}

fn events(all: &[ViolationEvent], now: Timestamp) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let item = |one: &ViolationEvent| {
        let what = match one.kind {
            ViolationEventKind::InAlarm => "in alarm",
            ViolationEventKind::Cleared => "cleared",
            ViolationEventKind::Invalidated => "no longer counts",
        };
        view! {
            <li>
                {moment(one.at, Told::Date, now)}
                " "
                <bdi>{one.behaviour.clone()}</bdi>
                <span class="hint">{what} ", " <bdi>{one.measured.clone()}</bdi></span>
            </li>
        }
    };
    let rest = all.len().saturating_sub(LISTED);
    let view = view! {
        <details id="part-violation-events">
            <summary>{counted(all.len(), "event", "events")} " on record"</summary>
            <ul class="facts-list">{all.iter().take(LISTED).map(item).collect::<Vec<_>>()}</ul>
            {(rest > 0).then(|| view! { <p class="hint">{format!("and {rest} earlier ones")}</p> })}
        </details>
    };
    Some(view.into_any())
}

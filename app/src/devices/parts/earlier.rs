use super::part::{Fold, nothing};
use crate::paths;
use crate::ui::{Chip, Told, Tone, counted, moment};
use domain::device::{DeviceView, Involving};
use domain::ids::IncidentId;
use domain::incident::Status;
use domain::time::{Timestamp, span_text};
use leptos::prelude::*;

/// The incidents that involve it, but for the one that is open here.
pub fn earlier(view: &DeviceView, here: Option<&IncidentId>) -> AnyView {
    let others: Vec<&Involving> = view
        .incidents
        .iter()
        .filter(|one| Some(&one.id) != here)
        .collect();
    let (title, one, many) = if here.is_some() {
        ("Other incidents", "other incident", "other incidents")
    } else {
        ("Incidents", "incident", "incidents")
    };
    let fold = Fold {
        name: "incidents",
        title,
        tells: tells(&others, one, many),
        open: here.is_none(),
    };
    let body = if others.is_empty() {
        nothing("No other incident that this console knows involves it.")
    } else {
        let items: Vec<_> = others.into_iter().map(|one| item(one, view.clock)).collect();
        view! { <ul class="facts-list">{items}</ul> }.into_any()
    };
    fold.around(None, body)
}

/// How many there are, and how many of them are open.
fn tells(all: &[&Involving], one: &str, many: &str) -> String {
    let count = counted(all.len(), one, many);
    match all.iter().filter(|one| one.status == Status::Open).count() {
        0 => count,
        open => format!("{count}, {open} open"),
    }
}

fn item(one: &Involving, now: Timestamp) -> AnyView {
    let state = match (one.status, one.resolved) {
        (Status::Open, _) => view! { <Chip tone=Tone::Info>"open"</Chip> }.into_any(),
        (Status::Resolved, Some(at)) => {
            let took = span_text(at.since(one.created));
            let closed = one.closing.clone().unwrap_or_else(|| "resolved".to_owned());
            view! { <span class="hint"><bdi>{closed}</bdi> " after " {took}</span> }.into_any()
        }
        (Status::Resolved, None) => view! { <span class="hint">"resolved"</span> }.into_any(),
    };
    view! {
        <li>
            <a href=paths::incident(&one.id)><bdi>{one.title.clone()}</bdi></a>
            <span class="line">
                <span class="hint">{one.impact.word()} " · " {moment(one.created, Told::Date, now)}</span>
                {state}
            </span>
        </li>
    }
    .into_any()
}

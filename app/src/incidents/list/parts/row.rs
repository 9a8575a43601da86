use crate::incidents::list::parts::Listing;
use crate::paths;
use crate::ui::{ImpactMeter, Told, moment};
use domain::containment::{Held, Listed};
use domain::incident::Status;
use domain::list::{Escalation, ListRow};
use domain::runbook::WaitingStep;
use domain::time::{Timestamp, span_text};
use leptos::prelude::*;

/// How many devices a row names before it counts the rest.
const NAMED: usize = 2;

/// One incident of the list; the link in its title covers the row.
pub fn row(row: &ListRow, listing: &Listing) -> AnyView {
    let mine = row.mine && listing.may_respond;
    let resolved = row.status == Status::Resolved;
    let age = match row.resolved {
        Some(resolved) => span_text(resolved.since(row.created)).into_any(),
        None => moment(row.created, Told::Since, listing.clock),
    };
    // By their ids row and focus are found again.
    let id = format!("incident-{}", row.id);
    let row_id = format!("row-{id}");
    view! {
        <tr class=mine.then_some("mine") role="row" id=row_id>
            <td class="c-impact" role="cell">
                <ImpactMeter impact=row.impact />
            </td>
            <th class="c-title" role="rowheader" scope="row">
                <a href=paths::incident(&row.id) id=id>
                    <bdi>{row.title.clone()}</bdi>
                </a>
                <span class="sub">
                    <bdi>{row.id.plan.to_string()}</bdi> " · " {moment(row.created, Told::Date, listing.clock)}
                </span>
            </th>
            <td class="c-devices" role="cell" data-label="Devices">
                {devices(&row.devices, resolved)}
            </td>
            <td class="c-contained" role="cell" data-label="Quarantine">
                {contained(row.contained.clone(), resolved, listing.clock)}
            </td>
            <td class="c-lead" role="cell" data-label="Lead">
                {or_nobody(row.lead.clone(), resolved)}
            </td>
            <td class="c-ack" role="cell" data-label="Ack">
                {or_nobody(row.acknowledged.clone(), resolved)}
            </td>
            {end(row, mine, listing.clock)}
            <td class="c-age" role="cell">
                {age}
            </td>
        </tr>
    }
    .into_any()
}

/// How the worst of its devices stands, and since when that is known.
fn contained(listed: Option<Listed>, resolved: bool, clock: Timestamp) -> AnyView {
    let Some(listed) = listed else {
        return nothing_kept();
    };
    if resolved && listed.held == Held::Open && listed.proof.is_none() {
        return nothing_kept();
    }
    let class = match listed.held {
        Held::Open => "held held-open",
        Held::Unproven => "held held-unproven",
        Held::Verified => "held held-verified",
    };
    let of = listed.device.map(|device| {
        let count = format!(" · {} of {} verified", listed.verified, listed.of);
        view! { <span class="sub"><bdi>{device}</bdi>{count}</span> }
    });
    let proof = listed
        .proof
        .map(|at| view! { <span class="sub">"read back " {moment(at, Told::Ago, clock)}</span> });
    view! {
        <span class=class><bdi>{listed.says}</bdi></span>
        {of}
        {proof}
    }
    .into_any()
}

/// What it waits on, or how it ended.
fn end(row: &ListRow, mine: bool, clock: Timestamp) -> AnyView {
    let (label, what) = if row.status == Status::Resolved {
        (
            "Closed as",
            row.closing
                .clone()
                .map_or_else(nothing_kept, |closing| view! { <bdi>{closing}</bdi> }.into_any()),
        )
    } else {
        let waits = match row.waits.clone() {
            // What anybody may do waits on the reader too, which colour alone must not say.
            Some(waits) if mine && row.lead.is_none() => view! {
                <b><bdi>{waits}</bdi></b>
                <span class="sub">"you can"</span>
            }
            .into_any(),
            Some(waits) if mine => view! { <b><bdi>{waits}</bdi></b> }.into_any(),
            Some(waits) => view! { <bdi>{waits}</bdi> }.into_any(),
            None => missing("nothing"),
        };
        let escalates = escalates(&row.escalations, clock);
        let step = row.step.clone().map(|step| runbook(step, clock));
        ("Waits on", view! { {waits} {escalates} {step} }.into_any())
    };
    view! {
        <td class="c-waits" role="cell" data-label=label>
            {what}
        </td>
    }
    .into_any()
}

/// When it escalates to whom, as its plans said when they were read.
fn escalates(turns: &[Escalation], clock: Timestamp) -> Option<AnyView> {
    let next = turns.iter().find(|turn| turn.at > clock)?;
    let to = next.to.clone();
    Some(
        view! {
            <span class="sub escalation">
                "escalates to " <bdi>{to}</bdi> " in " {moment(next.at, Told::Countdown, clock)}
            </span>
        }
        .into_any(),
    )
}

/// The runbook's step that waits for somebody, and how long it still does.
fn runbook(waiting: WaitingStep, clock: Timestamp) -> AnyView {
    let class = if waiting.presses(clock) { "sub due" } else { "sub" };
    let left = if waiting.deadline <= clock {
        "its time is over".into_any()
    } else {
        view! { "times out in " {moment(waiting.deadline, Told::Left, clock)} }.into_any()
    };
    view! {
        <span class=class>
            "Runbook: " <bdi>{waiting.step}</bdi> ", " {left}
        </span>
    }
    .into_any()
}

fn devices(names: &[String], resolved: bool) -> AnyView {
    if names.is_empty() {
        return if resolved {
            nothing_kept()
        } else {
            missing("none named")
        };
    }
    let rest = names.len().saturating_sub(NAMED);
    let first: Vec<_> = names
        .iter()
        .take(NAMED)
        .map(|name| view! { <code><bdi>{name.clone()}</bdi></code> })
        .collect();
    view! {
        {first}
        {(rest > 0).then(|| view! { <span class="sub" title=names.join(", ")>{format!("and {rest} more")}</span> })}
    }
    .into_any()
}

fn or_nobody(name: Option<String>, resolved: bool) -> AnyView {
    match name {
        Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
        None if resolved => nothing_kept(),
        None => missing("nobody"),
    }
}

/// Nothing waits for it any more: a dash is enough for the eye.
fn nothing_kept() -> AnyView {
    view! {
        <span class="wait" aria-hidden="true">
            "–"
        </span>
        <span class="sr">"not on the record"</span>
    }
    .into_any()
}

fn missing(word: &'static str) -> AnyView {
    view! { <span class="wait">{word}</span> }.into_any()
}

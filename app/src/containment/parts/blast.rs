//! What taking a device out of traffic would do.

use crate::ui::{Told, counted, moment};
use domain::containment::{BlastRadius, GroupState, Stop};
use domain::device::Access;
use leptos::prelude::*;

/// How many of those who share a certificate are named.
const NAMED: usize = 12;

/// What both strengths would stop and take along; `group` and `certificate` are what AWS answered for each.
pub fn blast(group: &BlastRadius, certificate: &BlastRadius) -> AnyView {
    let now = group.read;
    let unread: Vec<_> = group.unread.iter().chain(&certificate.unread).collect();
    let unread = (!unread.is_empty()).then(|| {
        let mut all: Vec<String> = unread.into_iter().cloned().collect();
        all.sort();
        all.dedup();
        view! { <p class="against"><b>"Not read: "</b><bdi>{all.join("; ")}</bdi></p> }
    });
    view! {
        <section class="blast" aria-label="Blast radius">
            <h3>"What it would stop" " " <span class="count">"read from AWS " {moment(now, Told::Clock, now)}</span></h3>
            {stops(group)}
            {shares(certificate)}
            {jobs(group)}
            {redundancy(group)}
            {unread}
        </section>
    }
    .into_any()
}

/// The questions to the policies with the answers now and after, by group.
fn stops(group: &BlastRadius) -> AnyView {
    if group.stops.is_empty() {
        return view! { <p class="hint">"What its policies let it do could not be asked: no active certificate of it is known."</p> }.into_any();
    }
    let row = |one: &Stop| {
        let verdict = |allowed: bool| if allowed { "allowed" } else { "denied" };
        let stays = one.now && one.after;
        view! {
            <tr>
                <th scope="row">{one.question.access.verb()} " " <bdi class="mono">{target(one)}</bdi></th>
                <td>{verdict(one.now)}</td>
                <td class:stays=stays>{verdict(one.after)}</td>
                <td>"denied"</td>
            </tr>
        }
    };
    view! {
        <table class="stops">
            <thead>
                <tr>
                    <th scope="col">"May it"</th>
                    <th scope="col">"now"</th>
                    <th scope="col">"by group"</th>
                    <th scope="col">"by certificate"</th>
                </tr>
            </thead>
            <tbody>{group.stops.iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

fn target(one: &Stop) -> String {
    match one.question.access {
        Access::Connect => format!("as {}", one.question.target),
        _ => one.question.target.clone(),
    }
}

fn shares(certificate: &BlastRadius) -> AnyView {
    let things: Vec<_> = certificate.shares.iter().flat_map(|one| &one.things).collect();
    if things.is_empty() {
        return view! { <p>"Nobody else uses its certificates, as far as the registry tells."</p> }
            .into_any();
    }
    let named: Vec<_> = things.iter().take(NAMED).map(ToString::to_string).collect();
    let rest = things.len().saturating_sub(NAMED);
    let rest = (rest > 0).then(|| format!(" and {rest} more"));
    view! {
        <p class="against">
            <b>{format!("By certificate also cut off: {}, ", counted(things.len(), "other thing", "other things"))}</b>
            <bdi>{named.join(", ")}</bdi>
            {rest}
        </p>
    }
    .into_any()
}

fn jobs(group: &BlastRadius) -> Option<AnyView> {
    if group.jobs.is_empty() {
        return None;
    }
    let names: Vec<_> = group.jobs.iter().map(|one| one.job.clone()).collect();
    Some(
        view! { <p class="against"><b>"Interrupts running jobs: "</b><bdi>{names.join(", ")}</bdi></p> }
            .into_any(),
    )
}

fn redundancy(group: &BlastRadius) -> AnyView {
    let answers = group.recovery.answers();
    let redundant = match answers.redundant {
        Some(true) => "Another device takes over.",
        Some(false) => "No other device takes over.",
        None => "Nobody answered whether another device takes over.",
    };
    let critical = match answers.mission_critical {
        Some(true) => " It is mission-critical: a second person has to agree first.",
        Some(false) => " It is not mission-critical.",
        None => " Nobody answered whether it is mission-critical.",
    };
    view! { <p>{redundant}{critical}</p> }.into_any()
}

/// Why quarantine by group can't work, where it surely can't.
pub fn group_cannot(group: &BlastRadius) -> Option<String> {
    let name = &group.group_name;
    if group.registered == Some(false) {
        return Some("The registry has no thing of this name: it can't be put into a group.".to_owned());
    }
    if group.full {
        return Some("It is in ten static groups: AWS refuses another one.".to_owned());
    }
    match &group.group {
        GroupState::Missing => Some(format!("There is no thing group {name}.")),
        GroupState::Dynamic => Some(format!("{name} is dynamic: nobody can be put into it.")),
        GroupState::WithoutPolicy => Some(format!("{name} has no policy: being in it denies nothing.")),
        GroupState::Unknown | GroupState::Policies { .. } => None,
    }
}

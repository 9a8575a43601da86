use super::whole::Shown;
use crate::ui::{Told, moment};
use domain::containment::{ContainmentView, Stage};
use leptos::prelude::*;

/// What shows how far it is, and what stands against it.
pub fn proof(one: &ContainmentView, shown: &Shown<'_>) -> AnyView {
    let (order, found, now) = (&one.course.order, &one.course.progress, shown.device.clock);
    let proofs: Vec<String> = [&found.applied, &found.effective, &found.verified, &found.released]
        .into_iter()
        .flatten()
        .map(|proof| proof.read.clone())
        .collect();
    let proofs = (!proofs.is_empty()).then(|| view! { <p>"Proof: " <bdi>{proofs.join("; ")}</bdi> "."</p> });
    let nothing_yet = matches!(one.stage, Stage::Requested | Stage::Waits) && found.trouble.is_none();
    let line =
        (nothing_yet || one.course.end.is_some()).then(|| view! { <p><bdi>{one.line.clone()}</bdi></p> });
    let trouble = found.trouble.as_ref().map(|trouble| {
        let stays = if order.contains() {
            "What is in force stays; the rest is tried again by itself until it is Effective or somebody undoes it."
        } else {
            "It stays contained; the release is tried again by itself."
        };
        view! {
            <p class="against">
                <b>{if one.stage == Stage::Partial { "Partial: " } else { "Fails: " }}</b>
                "could not " <bdi>{trouble.step.words()}</bdi> ", " <bdi>{trouble.why.clone()}</bdi>
                " (" {trouble.attempts} " times since " {moment(trouble.since, Told::Clock, now)} "). " {stays}
            </p>
        }
    });
    let cannot = found.cannot.clone().map(|why| {
        view! { <p class="against"><b>"Cannot be verified: "</b><bdi>{why}</bdi></p> }
    });
    let unread = (!found.unread.is_empty()).then(|| {
        view! { <p class="against"><b>"Not read: "</b><bdi>{found.unread.join("; ")}</bdi></p> }
    });
    let reconnects = (found.reconnects > 0).then(|| {
        let times = if found.reconnects == 1 {
            "once".to_owned()
        } else {
            format!("{} times", found.reconnects)
        };
        view! { <p class="against"><b>"It came back "{times}</b>" after it should have been cut off."</p> }
    });
    // Who waits for approval was paged for that: nothing is contained whose time could be over.
    let asked = (found.asked.is_some() && one.stage != Stage::Waits).then(|| {
        view! { <p class="against"><b>"Its time is over."</b>" It stays contained until somebody releases it or lets it last."</p> }
    });
    let expires = order.expires.map(|at| {
        view! { <p>"Asks again " {moment(at, Told::Date, now)} "; it never releases by itself."</p> }
    });
    view! {
        {line} {trouble} {cannot} {unread} {reconnects} {asked} {proofs}
        <p class="hint">
            {if order.contains() { "Quarantine " } else { "Release " }}
            {order.contains().then(|| order.strength.word())}
            " asked for by " <bdi>{order.who.name().to_owned()}</bdi> ": " <bdi>{order.reason.to_string()}</bdi>
            {found.cut.map(|at| view! { " · session cut " {moment(at, Told::Clock, now)} })}
            {found.observed.map(|at| view! { " · looked at " {moment(at, Told::Ago, now)} })}
        </p>
        {expires}
    }
    .into_any()
}

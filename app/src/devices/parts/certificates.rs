use super::compare::{beginning, status};
use super::part::{Fold, nothing, part};
use crate::paths;
use crate::ui::{Told, counted, moment};
use domain::device::{Certificate, CertificateStatus, DeviceView};
use domain::ids::DeviceName;
use domain::time::Timestamp;
use leptos::prelude::*;

const FOLD: Fold = Fold {
    name: "certificates",
    title: "Certificates",
    tells: String::new(),
    open: false,
};
/// How many of those who share a certificate are named.
const NAMED: usize = 20;

/// Its certificates, and who shares them.
pub fn certificates(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.certificates;
    let fold = |all: &Vec<Certificate>| {
        let active = all
            .iter()
            .filter(|one| one.status == CertificateStatus::Active)
            .count();
        let shared = all.iter().any(|one| !one.shared_with.is_empty());
        let and = if shared { ", shared" } else { "" };
        Fold {
            tells: format!(
                "{}, {active} active{and}",
                counted(all.len(), "certificate", "certificates")
            ),
            ..FOLD
        }
    };
    Some(part(section, fold, FOLD, view.clock, |all| {
        if all.is_empty() {
            return nothing("The registry attaches no certificate to it.");
        }
        let items: Vec<_> = all.iter().map(|one| certificate(one, view.clock)).collect();
        view! { <ul class="facts-list">{items}</ul> }.into_any()
    }))
}

fn certificate(one: &Certificate, now: Timestamp) -> AnyView {
    let shared = match one.shared_with.len() {
        0 => view! { <span>"shared with nobody"</span> }.into_any(),
        many => view! {
            <span>
                <b>{format!("shared with {}", counted(many, "other thing", "other things"))}</b>
                ": "
                {named(&one.shared_with)}
            </span>
        }
        .into_any(),
    };
    let policies = if one.policies.is_empty() {
        "no policy of its own".to_owned()
    } else {
        format!("policies {}", one.policies.join(", "))
    };
    view! {
        <li>
            <b class="mono" title=one.id.to_string()>{beginning(one.id.as_str())}</b>
            " "
            <b><bdi>{status(&one.status).to_owned()}</bdi></b>
            <span class="hint">
                {one.created.map(|at| view! { "made " {moment(at, Told::Date, now)} " · " })}
                {one.expires.map(|at| view! { "ends " {moment(at, Told::Date, now)} " · " })}
                <bdi>{policies}</bdi>
            </span>
            <span class="hint">{shared}</span>
        </li>
    }
    .into_any()
}

fn named(things: &[DeviceName]) -> AnyView {
    let links: Vec<_> = things
        .iter()
        .take(NAMED)
        .map(|thing| view! { <a href=paths::device(thing)><bdi>{thing.to_string()}</bdi></a> " " })
        .collect();
    let rest = things.len().saturating_sub(NAMED);
    view! {
        {links}
        {(rest > 0).then(|| format!("and {rest} more"))}
    }
    .into_any()
}

use super::blast::{blast, group_cannot};
use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::{Told, counted, moment};
use domain::containment::{BlastRadius, Glance, Strength};
use domain::rights::{Right, Rights};
use domain::time::Timestamp;
use leptos::prelude::*;

const LASTS: [(&str, &str); 5] = [
    ("", "until somebody releases it"),
    ("60", "ask again after 1 hour"),
    ("240", "ask again after 4 hours"),
    ("1440", "ask again after 1 day"),
    ("10080", "ask again after 7 days"),
];
const COST: &str = "On the record first, then asked of AWS. It can be undone; a device is never less contained after a failure.";

/// The form that quarantines one device, with the blast radius before the act.
pub fn quarantine(group: &BlastRadius, certificate: &BlastRadius, rights: &Rights) -> ServedForm {
    let cannot = group_cannot(group);
    let first = if cannot.is_none() {
        Strength::Group
    } else {
        Strength::Certificate
    };
    let choices: Vec<_> = Strength::ALL
        .into_iter()
        .map(|one| {
            choice(
                one,
                one == first,
                costs(one, group, certificate),
                if one.by_group() { cannot.clone() } else { None },
            )
        })
        .collect();
    let warnings: Vec<_> = group
        .warnings
        .iter()
        .filter(|one| Some(*one) != cannot.as_ref())
        .collect();
    let warnings: Vec<_> = warnings
        .into_iter()
        .map(|one| view! { <li><bdi>{one.clone()}</bdi></li> })
        .collect();
    let warnings = (!warnings.is_empty())
        .then(|| view! { <ul class="against warnings" aria-label="Think of this">{warnings}</ul> });
    let evicts = group.evicts.as_ref().map(|evicted| {
        view! {
            <label class="check">
                <input type="checkbox" name="evict" value="yes" />
                <span>"Let the dynamic group " <bdi>{evicted.to_string()}</bdi> " give way: it is in ten groups"</span>
            </label>
        }
    });
    let body = view! {
        {blast(group, certificate)}
        {warnings}
        <fieldset class="field"><legend>"By what"</legend>{choices}</fieldset>
        {evicts}
        {rest()}
    };
    let says = if group.needs_approval {
        "Ask for the quarantine"
    } else {
        "Quarantine"
    };
    ServedForm {
        title: format!("Quarantine {}", group.device),
        html: markup(body.into_any()),
        cost: COST.to_owned(),
        says: says.to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused: rights.refusal(Right::Contain),
        device: String::new(),
    }
}

/// The form that quarantines several devices: each has an order of its own, and what is known of it beside its name.
pub fn quarantine_many(devices: &[Glance], now: Timestamp, rights: &Rights) -> ServedForm {
    let item = |one: &Glance| {
        let name = one.device.to_string();
        let told = one.words(None).join(" · ");
        let told = (!told.is_empty()).then(|| view! { <span class="hint"><bdi>{told}</bdi></span> });
        view! {
            <label class="check">
                <input type="checkbox" name="devices[]" value=name.clone() checked=true />
                <span><bdi class="mono">{name}</bdi> " " {told}</span>
            </label>
        }
    };
    let oldest = devices.iter().filter_map(|one| one.read).min();
    let oldest = oldest.map(|at| {
        view! { <p class="hint">"What stands beside them was read " {moment(at, Told::Ago, now)} " or later. What each may do is asked of AWS once its turn comes."</p> }
    });
    let evicts = devices
        .iter()
        .any(|one| matches!(one.full, Some(Some(_))))
        .then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" name="evict" value="yes" />
                    <span>"Let a dynamic group give way where a device is in ten groups"</span>
                </label>
            }
        });
    let choices: Vec<_> = Strength::ALL
        .into_iter()
        .map(|one| choice(one, one == Strength::Group, plain_costs(one).to_owned(), None))
        .collect();
    let body = view! {
        <fieldset class="field"><legend>"Devices"</legend>{devices.iter().map(item).collect::<Vec<_>>()}</fieldset>
        {oldest}
        <fieldset class="field"><legend>"By what"</legend>{choices}</fieldset>
        {evicts}
        {rest()}
    };
    ServedForm {
        title: format!("Quarantine {} devices", devices.len()),
        html: markup(body.into_any()),
        cost: "Each device has an order of its own and is worked on within AWS's quotas; critical ones wait for a second person.".to_owned(),
        says: "Quarantine them".to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused: rights.refusal(Right::Contain),
        device: String::new(),
    }
}

fn rest() -> AnyView {
    let option =
        |(minutes, says): (&'static str, &'static str)| view! { <option value=minutes>{says}</option> };
    view! {
        <label class="check">
            <input type="checkbox" name="cut" value="yes" checked=true />
            <span>"Cut the connection, and again whenever it reconnects"</span>
        </label>
        <div class="field">
            <label for="quarantine-lasts">"Lasts"</label>
            <select class="input" id="quarantine-lasts" name="minutes">{LASTS.into_iter().map(option).collect::<Vec<_>>()}</select>
        </div>
    }
    .into_any()
}

fn choice(one: Strength, checked: bool, costs: String, cannot: Option<String>) -> AnyView {
    let name = match one {
        Strength::Group => "Group with Deny policy",
        Strength::Certificate => "Deactivate the certificate",
        Strength::Both => "Both",
    };
    let blocked = cannot.is_some();
    view! {
        <label class="choice">
            <input type="radio" name="strength" value=one.name() checked=checked disabled=blocked />
            <span>
                <b>{name}</b>
                <span>{cannot.unwrap_or(costs)}</span>
            </span>
        </label>
    }
    .into_any()
}

fn plain_costs(one: Strength) -> &'static str {
    match one {
        Strength::Group => {
            "Binds after up to 8 minutes, and only a client whose id is the thing's name. A tunnel can still be opened."
        }
        Strength::Certificate => {
            "Binds within minutes whatever the client id. Everything that shares the certificate stops too, and no tunnel reaches it."
        }
        Strength::Both => "The surest, with the costs of both.",
    }
}

fn costs(one: Strength, group: &BlastRadius, certificate: &BlastRadius) -> String {
    let shared: usize = certificate.shares.iter().map(|share| share.things.len()).sum();
    let measured = match one {
        Strength::Group => format!(
            "Stops {} of {} things asked about.",
            group.stopped(),
            group.stops.len()
        ),
        Strength::Certificate | Strength::Both if shared > 0 => {
            format!(
                "Stops everything, and {} with it.",
                counted(shared, "other thing", "other things")
            )
        }
        Strength::Certificate | Strength::Both => "Stops everything.".to_owned(),
    };
    format!("{measured} {}", plain_costs(one))
}

//! The forms of acts on an order.

use super::approval::refusal;
use crate::context::markup;
use crate::live::ServedForm;
use domain::actor::Who;
use domain::containment::{Containment, ContainmentView, Difference};
use domain::rights::{Right, Rights};
use leptos::prelude::*;

fn form(title: String, html: String, cost: &str, says: &str, refused: Option<String>) -> ServedForm {
    ServedForm {
        title,
        html,
        cost: cost.to_owned(),
        says: says.to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused,
        device: String::new(),
    }
}

/// Lets a device back into traffic.
pub fn release(device: &str, current: Option<&ContainmentView>, rights: &Rights) -> ServedForm {
    let line = current.map(|one| one.line.clone());
    let body = view! {
        {line.map(|line| view! { <p><bdi>{line}</bdi></p> })}
        <p>"It leaves the quarantine group, and the certificates that its quarantine deactivated become active again, the strongest block last."</p>
    };
    form(
        format!("Release {device}"),
        markup(body.into_any()),
        "It may connect again within seconds. A step that fails leaves it contained.",
        "Release",
        rights.refusal(Right::Release),
    )
}

/// Takes an order back: only what it changed.
pub fn undo(order: &Containment, changed: &[Difference], rights: &Rights) -> ServedForm {
    let right = if order.contains() {
        Right::Release
    } else {
        Right::Contain
    };
    let what = if order.contains() { "quarantine" } else { "release" };
    let seen = serde_json::to_string(changed).unwrap_or_default();
    let row = |one: &Difference| {
        view! {
            <tr>
                <th scope="row"><bdi>{one.what.clone()}</bdi></th>
                <td><bdi>{one.left.clone()}</bdi></td>
                <td><bdi>{one.now.clone()}</bdi></td>
            </tr>
        }
    };
    let told = if changed.is_empty() {
        view! { <p>"Nobody changed anything since. It goes back to how it was before the act, and nothing else."</p> }.into_any()
    } else {
        view! {
            <p class="against"><b>"Somebody changed this since."</b>" Undo leaves it as it is and takes back only what this act did."</p>
            <table class="stops">
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col">"the act left"</th>
                        <th scope="col">"now"</th>
                    </tr>
                </thead>
                <tbody>{changed.iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
        }
        .into_any()
    };
    let body = view! {
        {told}
        <input type="hidden" name="seen" value=seen />
    };
    let cost = if order.contains() {
        "It may connect again within seconds, as far as it could before."
    } else {
        "It is taken out of traffic again as it was."
    };
    form(
        format!("Undo the {what} of {}", order.device),
        markup(body.into_any()),
        cost,
        "Undo",
        rights.refusal(right),
    )
}

/// Agrees, as a second person.
pub fn approve(order: &Containment, rights: &Rights, me: &Who) -> ServedForm {
    ServedForm {
        optional: true,
        ..form(
            format!("Approve the quarantine of {}", order.device),
            markup(asked(order)),
            "It is taken out of traffic at once.",
            "Approve",
            refusal(order, rights, me),
        )
    }
}

/// Says no, as a second person.
pub fn reject(order: &Containment, rights: &Rights, me: &Who) -> ServedForm {
    form(
        format!("Reject the quarantine of {}", order.device),
        markup(asked(order)),
        "Nothing is changed in AWS; it stays in traffic.",
        "Reject",
        refusal(order, rights, me),
    )
}

fn asked(order: &Containment) -> AnyView {
    view! {
        <p>
            <bdi>{order.who.name().to_owned()}</bdi>
            " asks to quarantine it "
            {order.strength.word()}
            ": "
            <bdi>{order.reason.to_string()}</bdi>
        </p>
    }
    .into_any()
}

/// Lets a quarantine last.
pub fn extend(order: &Containment, rights: &Rights) -> ServedForm {
    let body = view! {
        <div class="field">
            <label for="extend-minutes">"From now on"</label>
            <select class="input" id="extend-minutes" name="minutes">
                <option value="60">"ask again after 1 hour"</option>
                <option value="240">"ask again after 4 hours"</option>
                <option value="1440">"ask again after 1 day"</option>
                <option value="10080">"ask again after 7 days"</option>
                <option value="">"until somebody releases it"</option>
            </select>
        </div>
    };
    form(
        format!("Let the quarantine of {} last", order.device),
        markup(body.into_any()),
        "It is never released by itself.",
        "Let it last",
        rights.refusal(Right::Contain),
    )
}

/// Cuts the session by hand.
pub fn cut(device: &str, client: Option<&str>, rights: &Rights) -> ServedForm {
    let body = match client {
        Some(client) => view! { <p>"The session of client " <bdi class="mono">{client.to_owned()}</bdi> " ends at once."</p> }.into_any(),
        None => view! { <p>"Under which client id it is connected was not read; its own name is used."</p> }.into_any(),
    };
    form(
        format!("Cut the connection of {device}"),
        markup(body),
        "It may reconnect at once unless a quarantine is Effective. A cut can't be read back.",
        "Cut the connection",
        rights.refusal(Right::Contain),
    )
}

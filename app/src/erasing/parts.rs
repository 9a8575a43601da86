//! The form's markup, which only the server makes.

use crate::context;
use crate::erasing::api::EraseEntry;
use crate::live::Erasing;
use crate::paths;
use crate::ui::{MadeField, Told, moment};
use domain::text::Reason;
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The form's address, with what was typed into it.
pub fn address(incident: &str, of: &str, reason: &str) -> String {
    let pair = |name: &str, value: &str| format!("{name}={}", paths::encode(value));
    let pairs = [
        pair("incident", incident),
        pair("entry", of),
        pair("reason", reason),
    ];
    format!("{}?{}", paths::ERASE, pairs.join("&"))
}

/// The form.
pub fn pane(about: &Erasing, now: Timestamp) -> AnyView {
    let Erasing {
        incident,
        of,
        row,
        before,
    } = about;
    let (refused, typed) = before;
    let text = row
        .note
        .clone()
        .or_else(|| row.detail.clone())
        .unwrap_or_default();
    let amended = match row.history.len() {
        0 => None,
        1 => Some("and the earlier text of it".to_owned()),
        many => Some(format!("and {many} earlier texts of it")),
    };
    let refused = refused
        .clone()
        .map(|why| view! { <p class="error" role="alert">{why}</p> });
    view! {
        <header class="pane-head">
            <h2 id="h-erase">"What would be erased"</h2>
        </header>
        <form method="post" action=EraseEntry::PATH class="pane-body erase">
            <p class="hint">
                <bdi>{row.actor.clone()}</bdi> ", " {moment(row.at, Told::Date, now)} " " {amended}
            </p>
            <blockquote>
                <p>{text}</p>
            </blockquote>
            {refused}
            {means()}
            <input type="hidden" name="incident" value=incident.to_string() />
            <input type="hidden" name="of" value=of.to_string() />
            <input type="hidden" name="entry" value=context::new_entry_id() />
            {reason(typed)}
            <p class="btns">
                <button type="submit" class="btn btn-danger" id="erase-send">
                    "Erase for good"
                </button>
                <a class="btn" href=paths::incident(incident)>
                    "Keep it"
                </a>
            </p>
        </form>
    }
    .into_any()
}

fn reason(typed: &str) -> AnyView {
    MadeField {
        id: "erase-reason".into(),
        name: "reason",
        label: "Reason".into(),
        value: typed.to_owned(),
        hint: Some("Stays on the record: name the request or the law, not what is erased."),
        limit: Some(Reason::LIMIT),
        ..MadeField::default()
    }
    .area(3)
}

/// What is erased, what stays, and what nobody here can take back.
fn means() -> impl IntoView {
    view! {
        <ul class="erase-means">
            <li>"Gone from the console's record and its copies: the text, its earlier versions, and who wrote it."</li>
            <li>"Replaced on the incident's timeline in AWS, as soon as AWS takes it; the row here says when."</li>
            <li>"Kept: that an entry stood here, when, its hash, and who erased it why."</li>
            <li>
                "Out of reach: what people read or exported, backups of the console's journal, and AWS's own logs of the calls \
                 that wrote it."
            </li>
        </ul>
    }
}

use crate::context;
use crate::paths::encode;
use crate::ui::{Told, moment};
use domain::ids::IncidentId;
use domain::runbook::ItemMark;
use domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Instructions as HTML that can run, load and restyle nothing.
pub fn instruction(markdown: &str, values: &BTreeMap<String, String>) -> String {
    context::instruction(markdown, values)
}

/// Who said something of an item or a step, when, what, and what shows it.
pub fn said_of(mark: &ItemMark, incident: &IncidentId, now: Timestamp) -> AnyView {
    let file = mark.evidence.as_ref().map(|file| {
        let address = format!("/evidence/{incident}/{}", encode(&file.sha256));
        view! { " · " <a href=address download=file.name.clone() rel="external"><bdi>{file.name.clone()}</bdi></a> }
    });
    view! {
        <p class="hint">
            <bdi>{mark.who.name().to_owned()}</bdi>
            " " {moment(mark.at, Told::Clock, now)}
            {mark.comment.clone().map(|comment| view! { " · " <bdi>{comment}</bdi> })}
            {file}
        </p>
    }
    .into_any()
}

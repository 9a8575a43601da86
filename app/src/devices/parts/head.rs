use crate::paths;
use crate::ui::{Chip, Told, Tone, moment};
use domain::containment::Stage;
use domain::device::{Connection, DeviceView};
use domain::ids::DeviceName;
use leptos::prelude::*;

/// How far the order is that counts; `None` without one.
fn stage(view: &DeviceView) -> Option<Stage> {
    let current = view.containments.iter().find(|one| one.course.end.is_none());
    current.map(|one| one.stage)
}

/// Whether a quarantine is in force that it should not be connected under.
fn is_contained(view: &DeviceView) -> bool {
    stage(view).is_some_and(|stage| {
        matches!(
            stage,
            Stage::Partial | Stage::Applied | Stage::Effective | Stage::Verified | Stage::Releasing
        )
    })
}

/// Heading, name, connection and how old that is.
pub fn head(view: &DeviceView, on_own_page: bool) -> AnyView {
    let section = view.now.as_ref().map(|now| &now.device.connection);
    let connection = section.and_then(|one| one.value.as_ref());
    let read = section.and_then(|one| one.read);
    let chip = match connection {
        Some(one) if one.connected && is_contained(view) => {
            view! { <Chip tone=Tone::Critical>"connected"</Chip> }.into_any()
        }
        Some(one) if one.connected => view! { <Chip tone=Tone::Info>"connected"</Chip> }.into_any(),
        Some(one) if one.was_seen() => view! { <Chip>"not connected"</Chip> }.into_any(),
        Some(_) => view! { <Chip>"never seen connected"</Chip> }.into_any(),
        None => view! { <Chip>"connection not read"</Chip> }.into_any(),
    };
    let name = view.name.to_string();
    let name = if on_own_page {
        view! { <bdi class="mono">{name}</bdi> }.into_any()
    } else {
        view! { <a class="mono pane-subject" href=paths::device(&view.name)><bdi>{name}</bdi></a> }.into_any()
    };
    view! {
        <header class="pane-head">
            <h2 id="h-device">"Device"</h2>
            {name}
            {chip}
            <span class="pane-age">{read.map(|at| view! { "read " {moment(at, Told::Ago, view.clock)} })}</span>
        </header>
    }
    .into_any()
}

/// The way to what stands far below on a phone.
pub fn to_containment(view: &DeviceView) -> AnyView {
    let stage = stage(view).map_or("none on record", Stage::word);
    view! {
        <p class="to-containment">
            <a href="#h-containment">"Containment: " <b>{stage}</b> <span aria-hidden="true">" ↓"</span></a>
        </p>
    }
    .into_any()
}

/// Since when it is connected, from where and as which client; why the last session ended.
pub fn connection_line(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.connection;
    if let (None, Some(error)) = (&section.value, &section.error) {
        return Some(view! { <p class="notice notice-failed"><span><b>"Connection could not be read."</b> " " <bdi>{error.clone()}</bdi></span></p> }.into_any());
    }
    let one = section.value.as_ref()?;
    let stale = section.error.clone().map(|error| {
        view! { <p class="notice notice-stale"><span><b>"The connection is as it was read then."</b> " " <bdi>{error}</bdi></span></p> }
    });
    let (line, ended) = words(one);
    let client = other_client(one, &view.name)
        .map(|client| view! { " as client " <bdi>{client}</bdi> ", which is not its name" });
    let since = one
        .since
        .map(|at| view! { " since " {moment(at, Told::Date, view.clock)} });
    Some(
        view! { {stale} <p class="connection"><bdi>{line}</bdi>{client}{since}<bdi>{ended}</bdi></p> }
            .into_any(),
    )
}

/// Under which client id it was seen, where that is not its name.
fn other_client(one: &Connection, name: &DeviceName) -> Option<String> {
    let other = |client: &String| one.was_seen() && client.as_str() != name.as_str();
    one.client.clone().filter(other)
}

/// What stands before and after the moment since when it is so.
fn words(one: &Connection) -> (String, String) {
    if one.connected {
        let from = one.source.as_ref().map(|from| format!(" from {from}"));
        return (format!("Connected{}", from.unwrap_or_default()), String::new());
    }
    if !one.was_seen() {
        return ("No session of it was ever seen.".to_owned(), String::new());
    }
    let ended = one.ended.as_ref();
    let ended = ended.map(|word| format!(": {}", word.replace('_', " ").to_lowercase()));
    ("Not connected".to_owned(), ended.unwrap_or_default())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_client_id_that_is_not_the_name_is_told() {
        let name: DeviceName = "pump-117".parse().unwrap();
        let mut one = Connection {
            connected: true,
            client: Some("laptop".into()),
            source: Some("203.0.113.9:4711".into()),
            ..Connection::default()
        };
        assert_eq!(words(&one).0, "Connected from 203.0.113.9:4711");
        assert_eq!(other_client(&one, &name).as_deref(), Some("laptop"));
        one.client = Some("pump-117".into());
        assert_eq!(other_client(&one, &name), None);
    }

    #[test]
    fn a_device_never_seen_is_not_told_as_disconnected() {
        assert_eq!(words(&Connection::default()).0, "No session of it was ever seen.");
    }
}

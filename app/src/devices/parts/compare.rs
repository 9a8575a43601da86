//! The device as it was beside the device as it is.

use domain::containment::QUESTIONS;
use domain::device::{CertificateStatus, Change, Device, DeviceView};
use leptos::prelude::*;

use crate::ui::{Told, counted, moment};

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub what: String,
    /// How it was; `None` where that isn't known.
    pub then: Option<String>,
    /// How it is; `None` where that isn't known.
    pub now: Option<String>,
    /// Whether it is not as it was.
    pub changed: bool,
}

/// How many lines stand there before the rest is folded away.
const SHOWN: usize = 8;

/// The lines: differences first, then what stayed the same.
pub fn lines(then: Option<&Device>, now: Option<&Device>, changes: &[Change]) -> Vec<Line> {
    let gone = || Some("not there".to_owned());
    let mut all: Vec<Line> = changes
        .iter()
        .map(|change| Line {
            what: told(change),
            then: change.then.clone().map(|text| short(&text)).or_else(gone),
            now: change.now.clone().map(|text| short(&text)).or_else(gone),
            changed: true,
        })
        .collect();
    let (then, now) = (then.map(main_facts), now.map(main_facts));
    let names = now.as_ref().or(then.as_ref()).into_iter().flatten();
    for (what, _) in names {
        let of = |facts: &Option<Vec<(String, String)>>| {
            let found = facts.as_ref()?.iter().find(|(name, _)| name == what);
            found.map(|(_, value)| short(value))
        };
        let line = Line {
            what: what.clone(),
            then: of(&then),
            now: of(&now),
            changed: false,
        };
        // What changed stands above, one line for each difference.
        if line.then.is_none() || line.now.is_none() || line.then == line.now {
            all.push(line);
        }
    }
    all
}

fn told(change: &Change) -> String {
    match change.section.as_str() {
        "Groups" => format!("Group {}", change.what),
        "Certificates" => format!("Certificate {}", beginning(&change.what)),
        "Policies" => format!("Policy {}", change.what),
        "Subscriptions" => format!("Subscription {}", change.what),
        "Shadow" => format!("Shadow {}", change.what),
        "Jobs" => format!("Job {}", change.what),
        "Violations" => format!("Violation {}", change.what),
        _ => capital(&change.what),
    }
}

fn main_facts(device: &Device) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut add = |what: &str, value: String| facts.push((what.to_owned(), value));
    if let Some(connection) = &device.connection.value {
        let state = if connection.connected {
            "connected"
        } else {
            "not connected"
        };
        add("State", state.to_owned());
        if let Some(client) = &connection.client {
            add("Client id", client.clone());
        }
        if let Some(address) = connection.source.as_ref().and_then(|from| from.split(':').next()) {
            add("Source address", address.to_owned());
        }
    }
    if let Some(groups) = &device.groups.value {
        let names: Vec<_> = groups.iter().map(|one| one.group.to_string()).collect();
        add("Groups", listed(&names));
    }
    if let Some(certificates) = &device.certificates.value {
        let told = certificates
            .iter()
            .map(|one| format!("{} {}", beginning(one.id.as_str()), status(&one.status)));
        add("Certificates", listed(&told.collect::<Vec<_>>()));
        let shared: usize = certificates.iter().map(|one| one.shared_with.len()).sum();
        let with = if shared == 0 {
            "nobody".to_owned()
        } else {
            counted(shared, "other thing", "other things")
        };
        add("Shared with", with);
    }
    if let Some(Some(thing)) = &device.thing.value {
        if let Some(kind) = &thing.kind {
            add("Thing type", kind.clone());
        }
        for (name, value) in &thing.attributes {
            add(&capital(name), value.clone());
        }
    }
    facts
}

fn listed(all: &[String]) -> String {
    if all.is_empty() {
        "none".to_owned()
    } else {
        all.join(", ")
    }
}

/// A certificate's status in a word.
pub fn status(status: &CertificateStatus) -> &str {
    match status {
        CertificateStatus::Active => "active",
        CertificateStatus::Inactive => "inactive",
        CertificateStatus::Revoked => "revoked",
        CertificateStatus::Other(word) => word,
    }
}

/// The first characters of a certificate's id, as a reader tells it from others.
pub fn beginning(id: &str) -> String {
    let head: String = id.chars().take(8).collect();
    if id.chars().count() > 8 {
        format!("{head}…")
    } else {
        head
    }
}

fn short(text: &str) -> String {
    const MOST: usize = 120;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    format!("{}…", text.chars().take(MOST).collect::<String>())
}

fn capital(text: &str) -> String {
    let text = text.strip_prefix("attribute ").unwrap_or(text);
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// The table.
pub fn compare(view: &DeviceView) -> AnyView {
    let (then, now) = (view.then.as_ref(), view.now.as_ref());
    let lines = lines(
        then.map(|one| &one.device),
        now.map(|one| &one.device),
        &view.changes,
    );
    if lines.is_empty() {
        return super::part::nothing(
            "Its facts are being read for the first time; they appear here by themselves.",
        );
    }
    let then_head = match then {
        Some(one) if view.at_detection => {
            view! { "at detection · " {moment(one.at, Told::Clock, view.clock)} }.into_any()
        }
        Some(one) => view! { "then · " {moment(one.at, Told::Date, view.clock)} }.into_any(),
        None => view! { "then: not captured" }.into_any(),
    };
    let many = lines.iter().filter(|line| line.changed).count();
    let caption = match many {
        0 => "Nothing changed since then.".to_owned(),
        1 => "1 fact changed since then.".to_owned(),
        many => format!("{many} facts changed since then."),
    };
    let has_then = then.is_some();
    let total = lines.len();
    let mut rows: Vec<AnyView> = lines.into_iter().map(|line| row(line, has_then)).collect();
    let rest = rows.split_off(rows.len().min(SHOWN.max(many.min(20))));
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="more-facts" id="part-facts">
                <summary>{format!("All {total} facts")}</summary>
                <table class="compare"><tbody>{rest}</tbody></table>
            </details>
        }
    });
    view! {
        <table class="compare">
            <caption class=if many == 0 { "sr" } else { "compare-caption" }>{has_then.then_some(caption)}</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="sr">"Fact"</span></th>
                    {has_then.then(|| view! { <th scope="col">{then_head}</th> })}
                    <th scope="col">"now"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {rest}
    }
    .into_any()
}

fn row(line: Line, has_then: bool) -> AnyView {
    let cell = |text: Option<String>| text.unwrap_or_else(|| "not read".to_owned());
    let now = if line.changed {
        view! { <td><mark class="changed"><span class="sr">"changed: "</span><bdi>{cell(line.now)}</bdi></mark></td> }.into_any()
    } else {
        view! { <td><bdi>{cell(line.now)}</bdi></td> }.into_any()
    };
    view! {
        <tr>
            <th scope="row"><bdi>{line.what}</bdi></th>
            {has_then.then(|| view! { <td><bdi>{cell(line.then)}</bdi></td> })}
            {now}
        </tr>
    }
    .into_any()
}

/// The four recovery questions in short, in the order of [`QUESTIONS`].
pub const SHORT: [&str; QUESTIONS.len()] = ["Mission-critical", "Redundant", "Sensitive data", "Reachable"];

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use domain::device::{Connection, Section};
    use domain::time::Timestamp;

    fn device(address: &str) -> Device {
        let mut device = Device::unread("pump-117".parse().unwrap());
        let connection = Connection {
            connected: true,
            client: Some("pump-117".into()),
            source: Some(format!("{address}:4711")),
            ..Connection::default()
        };
        device.connection = Section::of(connection, Timestamp(0));
        device
    }

    #[test]
    fn what_changed_stands_first_and_only_once() {
        let (then, now) = (device("198.51.100.24"), device("203.0.113.9"));
        let changes = domain::device::changes(&then, &now);
        let lines = lines(Some(&then), Some(&now), &changes);
        assert!(
            lines[0].changed && lines[1..].iter().all(|line| !line.changed),
            "{lines:?}"
        );
        assert_eq!(lines[0].what, "Source address");
        assert_eq!(lines[0].now.as_deref(), Some("203.0.113.9"));
        assert_eq!(
            lines.iter().filter(|line| line.what == "Source address").count(),
            1
        );
    }

    #[test]
    fn what_was_not_read_is_not_told_as_unchanged() {
        let then = Device::unread("pump-117".parse().unwrap());
        let lines = lines(Some(&then), Some(&device("198.51.100.24")), &[]);
        assert!(!lines.is_empty() && lines.iter().all(|line| line.then.is_none() && !line.changed));
    }
}

//! Changes of the record that the service writes down.

use super::read::{Reading, member};
use crate::incident::Impact;
use crate::related::{ItemKind, ItemValue};
use crate::timeline::plain::{principal, short};
use crate::timeline::row::{Layer, Mark};
use serde_json::Value;

/// One attribute and its new value, as text.
pub(in crate::timeline) type Change = (String, String);

pub(super) fn read(data: &str) -> Option<Reading> {
    let value: Value = serde_json::from_str(data).ok()?;
    let changes = listed(&value)?;
    let actor =
        member(&value, "modifiedBy").map_or_else(|| "Incident Manager".to_owned(), |by| principal(&by));
    let said: Vec<(String, Option<String>)> =
        changes.iter().map(|(name, value)| words(name, value)).collect();
    let headlines: Vec<&str> = said.iter().map(|(headline, _)| headline.as_str()).collect();
    let details: Vec<&str> = said.iter().filter_map(|(_, detail)| detail.as_deref()).collect();
    let any = |attribute: &str| changes.iter().any(|(name, _)| name == attribute);
    let (kind, layer) = match () {
        () if any("status") => ("incident", Layer::Story),
        () if any("relatedItems") => ("related", Layer::Activity),
        () => ("update", Layer::Activity),
    };
    let mark = if kind == "incident" {
        Mark::People
    } else {
        Mark::System
    };
    let reading = Reading::new(kind, mark, layer, actor, headlines.join(" · "));
    Some(reading.with_detail((!details.is_empty()).then(|| details.join(" · "))))
}

/// The attributes that an event says were changed, and the principal that it names; `None` for data of another shape.
pub(in crate::timeline) fn changes(data: &str) -> Option<(Vec<Change>, Option<String>)> {
    let value = serde_json::from_str(data).ok()?;
    Some((listed(&value)?, member(&value, "modifiedBy")))
}

fn listed(value: &Value) -> Option<Vec<Change>> {
    let listed = value.get("modifiedAttributes")?.as_array()?;
    let changes = listed.iter().map(|one| {
        let name = member(one, "attributeName")?;
        let value = member(one, "newValue").unwrap_or_default();
        let value = if name == "relatedItems" {
            related(&value).map_or(value, |item| item.key())
        } else {
            value
        };
        Some((name, value))
    });
    changes
        .collect::<Option<Vec<_>>>()
        .filter(|changes| !changes.is_empty())
}

fn words(attribute: &str, value: &str) -> (String, Option<String>) {
    match attribute {
        "status" if value == "RESOLVED" => ("Resolved".into(), None),
        "status" if value == "OPEN" => ("Reopened".into(), None),
        "impact" => {
            let impact = value
                .parse::<u8>()
                .ok()
                .and_then(|number| Impact::try_from(number).ok());
            (
                format!(
                    "Impact changed to {}",
                    impact.map_or_else(|| short(value, 40), |i| i.word().to_owned())
                ),
                None,
            )
        }
        "title" => (format!("Title changed to “{}”", short(value, 200)), None),
        "summary" => (
            "Summary changed".into(),
            Some(short(value, 300)).filter(|text| !text.is_empty()),
        ),
        "relatedItems" => item_words(value),
        other => (
            format!("{} changed", short(other, 60)),
            Some(short(value, 300)).filter(|text| !text.is_empty()),
        ),
    }
}

/// A related item that was added or removed.
struct Related {
    added: bool,
    kind: String,
    value: String,
    title: Option<String>,
}

/// Separates the parts of an item's key: no value of the store holds it.
const PART: char = '\u{1f}';

impl Related {
    fn key(&self) -> String {
        let verb = if self.added { "add" } else { "remove" };
        let title = self.title.as_deref().unwrap_or_default();
        format!("{verb}{PART}{}{PART}{}{PART}{title}", self.kind, self.value)
    }
}

fn related(value: &str) -> Option<Related> {
    let value: Value = serde_json::from_str(value).ok()?;
    let (added, item) = match (value.get("itemToAdd"), value.get("itemToRemove")) {
        (Some(item), _) => (true, item),
        (None, Some(item)) => (false, item),
        _ => return None,
    };
    let identifier = item.get("identifier").unwrap_or(item);
    let content = identifier.get("value").unwrap_or(&Value::Null);
    let text = ["arn", "url", "metricDefinition"]
        .iter()
        .find_map(|name| member(content, name));
    Some(Related {
        added,
        kind: member(identifier, "type").unwrap_or_default(),
        value: text.unwrap_or_else(|| content.to_string()),
        title: member(item, "title"),
    })
}

fn item_words(key: &str) -> (String, Option<String>) {
    let mut parts = key.splitn(4, PART);
    let (Some(verb), Some(kind), Some(value)) = (parts.next(), parts.next(), parts.next()) else {
        return (
            "Related items changed".into(),
            Some(short(key, 300)).filter(|text| !text.is_empty()),
        );
    };
    let verb = if verb == "add" { "Added" } else { "Removed" };
    let kind = ItemKind::ALL
        .into_iter()
        .find(|one| type_name(*one) == kind)
        .map_or("related item", ItemKind::word);
    let title = parts.next().filter(|title| !title.is_empty());
    let headline = format!(
        "{verb} {}: {}",
        kind.to_lowercase(),
        short(title.unwrap_or(value), 200)
    );
    (headline, title.is_some().then(|| short(value, 300)))
}

/// What identifies the change of an item towards [`changes`]: without the title. An incident is named by the end of
/// its address or resource name, plan and key, for both forms mean the same.
pub(in crate::timeline) fn item_key(added: bool, kind: ItemKind, value: &ItemValue) -> String {
    let related = Related {
        added,
        kind: type_name(kind).to_owned(),
        value: value.as_str().to_owned(),
        title: None,
    };
    untitled(&related.key())
}

/// An item's key without its title and with an incident in its one form.
pub(in crate::timeline) fn untitled(key: &str) -> String {
    let mut parts = key.splitn(4, PART);
    let (verb, kind, value) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
        parts.next(),
    );
    let value = value.unwrap_or_default();
    let value = if kind == type_name(ItemKind::Incident) {
        value
            .rmatch_indices('/')
            .nth(1)
            .map_or(value, |(at, _)| &value[at + 1..])
    } else {
        value
    };
    format!("{verb}{PART}{kind}{PART}{value}")
}

/// The kind's name in the store.
fn type_name(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Analysis => "ANALYSIS",
        ItemKind::Incident => "INCIDENT",
        ItemKind::Metric => "METRIC",
        ItemKind::Parent => "PARENT",
        ItemKind::Attachment => "ATTACHMENT",
        ItemKind::Other => "OTHER",
        ItemKind::Automation => "AUTOMATION",
        ItemKind::InvolvedResource => "INVOLVED_RESOURCE",
        ItemKind::Task => "TASK",
    }
}

//! What people did, in words.

use crate::act::{Act, Office, RecordChange};
use crate::actor::Who;
use crate::incident::Status;
use crate::timeline::plain::{one_line, short};

/// The sentence that a mirrored act is told with on the store's timeline, above the line that names who did it.
/// A note is its own Markdown, and an amendment the note's new Markdown: it takes the place of the old.
pub fn mirror_words(who: &Who, act: &Act) -> String {
    match act {
        Act::Note { text, .. } | Act::Amend { text, .. } => text.to_string(),
        Act::Appoint {
            office, to: Some(to), ..
        } if who.subject() == Some(&to.subject) => {
            let (_, note) = said(who, act);
            let office = office.word().to_lowercase();
            joined(format!("{} took the {office}", one_line(&to.name)), note)
        }
        act => {
            let (headline, more) = said(who, act);
            joined(headline, more)
        }
    }
}

fn joined(headline: String, more: Option<String>) -> String {
    match more {
        Some(more) => format!("{headline}: {more}"),
        None => headline,
    }
}

/// An act as a row tells it beside the name of who did it: one line, and more about it.
pub(super) fn said(who: &Who, act: &Act) -> (String, Option<String>) {
    match act {
        Act::Acknowledge => ("Acknowledged the incident".into(), None),
        Act::Appoint { office, to, note } => {
            let headline = match to {
                Some(to) if who.subject() == Some(&to.subject) => {
                    format!("Took the {}", office_word(*office))
                }
                Some(to) => format!("Gave the {} to {}", office_word(*office), one_line(&to.name)),
                None => format!("Laid down the {}", office_word(*office)),
            };
            (headline, note.as_ref().map(ToString::to_string))
        }
        Act::Update { change } => changed(change),
        Act::Resolve { code, reason } => {
            let headline = match code {
                crate::closing::ClosingCode::DuplicateOf(id) => {
                    format!("Resolved as duplicate of {}", id.key)
                }
                code => format!("Resolved as {}", code.word().to_lowercase()),
            };
            (headline, Some(reason.to_string()))
        }
        Act::Reopen { reason } => ("Reopened".into(), Some(reason.to_string())),
        Act::Duplicate { of, reason } => (
            format!("Linked as a duplicate of {}/{}", of.plan, of.key),
            Some(reason.to_string()),
        ),
        Act::Note { .. } => ("Note".into(), None),
        Act::Amend { .. } => ("Amended a note".into(), None),
        Act::Pin { pinned: true, .. } => ("Brought a row into the story".into(), None),
        Act::Pin { pinned: false, .. } => ("Took a row out of the story".into(), None),
        Act::Annotate { text, .. } => ("Remarked on a row".into(), Some(text.to_string())),
        Act::Attach { file, caption } => {
            let more = format!("{} · sha256 {}", size_text(file.size), file.sha256);
            let more = caption
                .as_ref()
                .map_or(more.clone(), |caption| format!("{caption} · {more}"));
            (format!("Attached {}", one_line(&file.name)), Some(more))
        }
        Act::AddItem { item } => {
            let what = item
                .title
                .as_ref()
                .map_or_else(|| item.value.as_str(), |title| title.as_str());
            let headline = format!("Added {}: {}", item.kind.word().to_lowercase(), short(what, 200));
            (
                headline,
                item.title.is_some().then(|| short(item.value.as_str(), 300)),
            )
        }
        Act::RemoveItem { kind, value, title } => {
            let what = title.as_deref().unwrap_or_else(|| value.as_str());
            let headline = format!("Removed {}: {}", kind.word().to_lowercase(), short(what, 200));
            (headline, title.is_some().then(|| short(value.as_str(), 300)))
        }
        Act::Erase { reason, .. } => ("Erased an entry".into(), Some(reason.to_string())),
        Act::EndSession { of } => (format!("Ended a session of {}", one_line(&of.name)), None),
        Act::Device { device, does } => {
            let (headline, more) = does.said(device);
            (one_line(&headline), more)
        }
        Act::Engagement { does } => {
            let (headline, more) = does.said();
            (one_line(&headline), more)
        }
        Act::Runbook { does } => {
            let (headline, more) = does.said();
            (short(&headline, 300), more)
        }
        Act::Start {
            title,
            impact,
            reason,
            ..
        } => (
            format!("Started by hand: {title} ({})", impact.word()),
            Some(reason.to_string()),
        ),
    }
}

fn office_word(office: Office) -> &'static str {
    match office {
        Office::Lead => "lead",
        Office::Scribe => "scribe",
    }
}

fn changed(change: &RecordChange) -> (String, Option<String>) {
    let mut parts = Vec::new();
    if let Some(title) = &change.title {
        parts.push(format!("title to “{title}”"));
    }
    if let Some(impact) = change.impact {
        parts.push(format!("impact to {}", impact.word()));
    }
    if let Some(status) = change.status {
        parts.push(format!("status to {}", Status::word(status)));
    }
    if change.summary.is_some() {
        parts.push("summary".into());
    }
    let summary = change
        .summary
        .as_ref()
        .map(|summary| short(summary.as_str(), 300));
    if parts.is_empty() {
        return ("Changed nothing of the record".into(), None);
    }
    let headline = format!("Changed {}", parts.join(", "));
    (headline, summary.filter(|text| !text.is_empty()))
}

/// `512 B`, `3.4 kB`, `25.0 MB`: thousands, not 1 024s.
pub(super) fn size_text(bytes: u64) -> String {
    let tenths = |unit: u64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", tenths(1_000)),
        _ => format!("{} MB", tenths(1_000_000)),
    }
}

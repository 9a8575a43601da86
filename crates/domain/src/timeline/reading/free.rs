//! Notes and custom events: text that a person, an automation or this console wrote.

use super::alert::Alert;
use super::read::{Reading, UNTOLD, shape, text_of};
use crate::timeline::mirror::split_author;
use crate::timeline::plain::{one_line, short};
use crate::timeline::report::split_report;
use crate::timeline::row::{Layer, Mark};
use crate::timeline::trailer::Trailer;
use serde_json::Value;

/// How much of a custom event's first line is its headline.
const HEADLINE: usize = 200;

pub(super) fn note(data: &str) -> Reading {
    let whole = text_of(data);
    let (text, actor, trailer) = signed(&whole);
    Reading {
        note: Some(text.to_owned()),
        trailer,
        ..Reading::new("note", Mark::People, Layer::Story, actor, "Note".to_owned())
    }
}

pub(super) fn custom(data: &str) -> Reading {
    if let Ok(value @ Value::Object(_)) = serde_json::from_str::<Value>(data) {
        return alert(&value).unwrap_or_else(|| {
            let headline = "Custom event".to_owned();
            Reading::new(
                "custom",
                Mark::System,
                Layer::Activity,
                UNTOLD.to_owned(),
                headline,
            )
            .with_detail(shape(data))
        });
    }
    let whole = text_of(data);
    let (text, actor, trailer) = signed(&whole);
    if trailer.is_some()
        && let Some((words, _)) = split_report(text)
    {
        let reading = Reading::new(
            "quarantine",
            Mark::Quarantine,
            Layer::Story,
            actor,
            headline(words),
        );
        return Reading {
            trailer,
            ..reading.with_detail(rest(words))
        };
    }
    if trailer.is_some() {
        let reading = Reading::new("custom", Mark::People, Layer::Activity, actor, headline(text));
        return Reading {
            trailer,
            ..reading.with_detail(rest(text))
        };
    }
    if text.starts_with('{')
        && let Some(reading) = serde_json::from_str(text).ok().and_then(|value| alert(&value))
    {
        return reading;
    }
    if let Some(reading) = violation(text) {
        return reading;
    }
    let (kind, mark, layer) = if is_report_of_containment(text) {
        ("quarantine", Mark::Quarantine, Layer::Story)
    } else {
        ("custom", Mark::System, Layer::Activity)
    };
    Reading::new(kind, mark, layer, actor, headline(text)).with_detail(rest(text))
}

/// Whether a line tells of containment, done or undone. It is a report, never a proof.
pub(in crate::timeline) fn is_report_of_containment(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["quarantine", "contained", "certificate deactivated"]
        .iter()
        .any(|word| text.contains(word))
}

fn signed(whole: &str) -> (&str, String, Option<Trailer>) {
    match Trailer::find(whole) {
        Some((trailer, text)) => {
            let (text, name) = split_author(text);
            (
                text,
                name.map_or_else(|| UNTOLD.to_owned(), one_line),
                Some(trailer),
            )
        }
        None => (whole, UNTOLD.to_owned(), None),
    }
}

fn alert(value: &Value) -> Option<Reading> {
    let alert = Alert::read(value)?;
    let actor = "Device Defender".to_owned();
    let reading = Reading::new("violation", Mark::Violation, Layer::Story, actor, alert.headline);
    Some(reading.with_detail(alert.detail))
}

/// `Violation: fact (profile, behaviour)`, as automation tells a violation in a line; `Violation continues: …` says
/// the same fact again, so that repeats fold.
fn violation(text: &str) -> Option<Reading> {
    let (word, fact) = text.split_once(": ")?;
    let again = match word.to_ascii_lowercase().as_str() {
        "violation" => None,
        "violation continues" | "violation repeated" => Some("continues"),
        _ => return None,
    };
    let (line, more) = fact
        .split_once('\n')
        .map_or((fact, None), |(line, more)| (line, Some(more)));
    let (fact, source) = match line
        .trim_end()
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once(" ("))
    {
        Some((fact, source)) => (fact, Some(one_line(source).replace(", ", " / "))),
        None => (line, None),
    };
    let parts = [again.map(str::to_owned), source, more.map(one_line)];
    let detail: Vec<String> = parts.into_iter().flatten().collect();
    let actor = UNTOLD.to_owned();
    let reading = Reading::new(
        "violation",
        Mark::Violation,
        Layer::Story,
        actor,
        short(fact, HEADLINE),
    );
    Some(reading.with_detail((!detail.is_empty()).then(|| detail.join(" · "))))
}

fn headline(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let line = short(line, HEADLINE);
    if line.is_empty() {
        "Custom event".into()
    } else {
        line
    }
}

/// What the headline doesn't carry.
fn rest(text: &str) -> Option<String> {
    let text = text.trim();
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let whole = line.chars().count() > HEADLINE;
    let rest = if whole { text } else { rest.trim() };
    (!rest.is_empty()).then(|| rest.to_owned())
}

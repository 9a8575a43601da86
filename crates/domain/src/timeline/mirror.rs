//! What the store's own timeline is told of an act.

use crate::act::Act;
use crate::entry::{Body, Entry};
use crate::event::{NewEvent, NewEventKind};
use crate::timeline::many;
use crate::timeline::plain::short;
use crate::timeline::trailer::{TRAILER_LIMIT, Trailer};
use crate::timeline::words::mirror_words;

/// How many characters of the link a shortened copy carries at most; a page's address has a quarter of that.
const LINK_LIMIT: usize = 2_000;

/// How many characters of a name the author's line carries at most.
const NAME_LIMIT: usize = 200;

/// A cut text fills the room there is, which is never less than this: a copy that was cut shorter is none.
const CUT_ABOVE: usize = NewEvent::DATA_LIMIT - LINK_LIMIT - 2 * NAME_LIMIT - TRAILER_LIMIT - 100;

/// The event that tells `entry` on the incident's own timeline; `None` for what isn't told there
/// ([`Act::is_mirrored`], outcomes). `link` leads a reader in the store's console to the whole text.
///
/// Its data is a JSON string of the text, who wrote it and the [`Trailer`]. The store's limit is on that JSON
/// ([`NewEvent::DATA_LIMIT`]), in which a quote or a line break takes two characters: a text that doesn't fit is cut
/// between two characters and says so.
pub fn mirror(entry: &Entry, link: &str) -> Option<NewEvent> {
    let Body::Act(act) = &entry.entry.body else {
        return None;
    };
    if !act.is_mirrored() {
        return None;
    }
    let (kind, occurred) = match act {
        Act::Note { occurred, .. } => (NewEventKind::Note, occurred.unwrap_or(entry.entry.at)),
        // What people say of a runbook has no place in the automation itself: it stands among the incident's notes.
        Act::Amend { .. } | Act::Runbook { .. } => (NewEventKind::Note, entry.entry.at),
        _ => (NewEventKind::Custom, entry.entry.at),
    };
    let text = mirror_words(&entry.entry.who, act);
    let trailer = Trailer {
        entry: entry.entry.id.clone(),
        hash: entry.hash.clone(),
    };
    let tail = format!("\n\n{}\n{trailer}", author_line(entry.entry.who.name()));
    let data = if encoded(&text) + encoded(&tail) + 2 <= NewEvent::DATA_LIMIT {
        json(&format!("{text}{tail}"))
    } else {
        let tail = format!("{SHORTENED}{}{tail}", short(link, LINK_LIMIT));
        let room = NewEvent::DATA_LIMIT.saturating_sub(encoded(&tail) + 2);
        json(&format!("{}{tail}", fitting(&text, room)))
    };
    Some(NewEvent { kind, occurred, data })
}

/// What takes the place of an erased entry's text.
pub(super) const ERASED: &str =
    "Erased by law. What stood here is no longer on the console's record either; its place and its hash are.";

/// The event that takes the place of an erased entry's copy on the incident's own timeline. It has the entry's
/// [`Trailer`] still, so that the chain stays anchored there.
pub fn tombstone(entry: &Entry) -> NewEvent {
    let trailer = Trailer {
        entry: entry.entry.id.clone(),
        hash: entry.hash.clone(),
    };
    NewEvent {
        kind: NewEventKind::Note,
        occurred: entry.entry.at,
        data: json(&format!("{ERASED}\n\n{trailer}")),
    }
}

/// The event that tells a run of entries of one form of several devices together; a single one is told as [`mirror`]
/// does. The last entry's hash anchors all of them, because each hash in the chain contains the one before.
pub fn mirror_many(entries: &[Entry], link: &str) -> Option<NewEvent> {
    let [first, .., last] = entries else {
        return mirror(entries.first()?, link);
    };
    let all: Vec<&Entry> = entries.iter().collect();
    if all.iter().any(|one| many::form_of(one) != many::form_of(first)) || many::form_of(first).is_none() {
        return None;
    }
    let trailer = Trailer {
        entry: last.entry.id.clone(),
        hash: last.hash.clone(),
    };
    let text = format!(
        "{}\n\n{}{}",
        many::lines(&all),
        many::span(&all),
        short(link, LINK_LIMIT)
    );
    let tail = format!("\n\n{}\n{trailer}", author_line(last.entry.who.name()));
    let data = json(&format!("{text}{tail}"));
    (data.chars().count() <= NewEvent::DATA_LIMIT).then_some(NewEvent {
        kind: NewEventKind::Custom,
        occurred: last.entry.at,
        data,
    })
}

/// Whether `text`, read from an event without its trailer, is what [`mirror_many`] writes for these entries.
pub(super) fn is_copy_of_many(text: &str, entries: &[&Entry]) -> bool {
    let (text, name) = split_author(text);
    let Some(last) = entries.last() else {
        return false;
    };
    let words = format!("{}{}", many::lines(entries), many::span(entries));
    let mut told = ink(text);
    name == Some(short(last.entry.who.name(), NAME_LIMIT).as_str())
        && ink(&words).all(|c| told.next() == Some(c))
        && text
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|link| ink(link).eq(told))
}

/// What stands where a copy was cut.
pub(super) const SHORTENED: &str = "… shortened: the whole note is at ";

const AUTHOR: (&str, &str) = ("— ", " via Lazaret");

pub(super) fn author_line(name: &str) -> String {
    format!("{}{}{}", AUTHOR.0, short(name, NAME_LIMIT), AUTHOR.1)
}

/// Splits what stands before a trailer into the text and the name in its last line.
pub(super) fn split_author(text: &str) -> (&str, Option<&str>) {
    let (before, last) = text.rsplit_once('\n').unwrap_or(("", text));
    match last
        .strip_prefix(AUTHOR.0)
        .and_then(|line| line.strip_suffix(AUTHOR.1))
    {
        Some(name) => (before.trim_end(), Some(name)),
        None => (text, None),
    }
}

/// Whether `text`, read from an event without its trailer, is what [`mirror`] writes for this act, cut or whole.
pub(super) fn is_copy(text: &str, who: &crate::actor::Who, act: &Act) -> bool {
    let (text, name) = split_author(text);
    if name != Some(short(who.name(), NAME_LIMIT).as_str()) {
        return false;
    }
    let words = mirror_words(who, act);
    text == words || ink(text).eq(ink(&words)) || is_cut(text, &words)
}

/// Whether `text` is the start of `words`, as long as there was room, with nothing but a link behind it.
fn is_cut(text: &str, words: &str) -> bool {
    let Some(cut) = text.rfind(SHORTENED) else {
        return false;
    };
    let (start, link) = (&text[..cut], &text[cut + SHORTENED.len()..]);
    let mut whole = ink(words);
    encoded(start) >= CUT_ABOVE
        && !link.contains(char::is_whitespace)
        && ink(start).all(|c| whole.next() == Some(c))
}

/// The text without its white space, which a store may keep in another form.
fn ink(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

fn json(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// How many characters `text` takes inside a JSON string.
fn encoded(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    match c {
        '"' | '\\' | '\n' | '\r' | '\t' | '\u{8}' | '\u{c}' => 2,
        '\0'..='\u{1f}' => 6,
        _ => 1,
    }
}

/// The longest start of `text` that takes at most `room` characters inside a JSON string.
fn fitting(text: &str, room: usize) -> &str {
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += width(*c);
        used > room
    });
    end.map_or(text, |(at, _)| &text[..at])
}

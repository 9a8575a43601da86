//! A row prepared for filtering.

use super::words::{Is, KINDS, State};
use crate::time::Timestamp;
use crate::timeline::Row;

/// What a filter looks at in a row, lower-cased once so that a keystroke doesn't do it for every row again.
#[derive(Clone, Debug)]
pub struct Indexed {
    /// Headline, detail and note, then remarks, then the actor, in lower case.
    pub(super) haystack: String,
    /// Where headline, detail and note end.
    pub(super) text: usize,
    /// Where the actor begins.
    pub(super) actor: usize,
    pub(super) kind: Option<&'static str>,
    pub(super) state: Option<State>,
    pub(super) is: u8,
    pub(super) at: Timestamp,
}

/// Stands between the parts, so that no phrase reaches from one into the next: a filter can't hold it.
const BETWEEN: char = '\0';

impl Indexed {
    /// Prepares a row.
    pub fn new(row: &Row) -> Self {
        let mut haystack = String::new();
        let mut put = |part: &str| {
            haystack.push_str(&part.to_lowercase());
            haystack.push(BETWEEN);
        };
        put(&row.headline);
        [&row.detail, &row.note]
            .into_iter()
            .flatten()
            .for_each(|part| put(part));
        let text = haystack.len();
        for (who, remark) in &row.annotations {
            for part in [who, remark] {
                haystack.push_str(&part.to_lowercase());
                haystack.push(BETWEEN);
            }
        }
        let actor = haystack.len();
        haystack.push_str(&row.actor.to_lowercase());
        Self {
            haystack,
            text,
            actor,
            kind: KINDS.into_iter().find(|kind| *kind == row.kind),
            state: State::of(&row.state),
            is: Is::bits(row),
            at: row.at,
        }
    }
}

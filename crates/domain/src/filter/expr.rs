//! What a filter asks of a row.

use super::Indexed;
use super::moment::Moment;
use super::words::{Is, State};

/// A text to be found: as it was typed, and in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    pub text: String,
    pub lower: String,
}

impl Needle {
    pub(super) fn new(text: String) -> Self {
        let lower = text.to_lowercase();
        Self { text, lower }
    }
}

/// A moment as it was typed, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub text: String,
    pub moment: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expr {
    /// All of two or more, none of which is `All`.
    All(Vec<Expr>),
    /// Any of two or more, none of which is `Any`.
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Anywhere(Needle),
    Kind(&'static str),
    Actor(Needle),
    Text(Needle),
    State(State),
    Is(Is),
    After(When),
    Before(When),
}

impl Expr {
    /// `parts` of one operator, those of the same operator taken in.
    pub(super) fn all(parts: Vec<Self>) -> Self {
        Self::flat(parts, Self::All, |part| match part {
            Self::All(inner) => Ok(inner),
            other => Err(other),
        })
    }

    /// As [`Expr::all`], for any of them.
    pub(super) fn any(parts: Vec<Self>) -> Self {
        Self::flat(parts, Self::Any, |part| match part {
            Self::Any(inner) => Ok(inner),
            other => Err(other),
        })
    }

    fn flat(
        parts: Vec<Self>,
        join: fn(Vec<Self>) -> Self,
        open: fn(Self) -> Result<Vec<Self>, Self>,
    ) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match open(part) {
                Ok(mut inner) => flat.append(&mut inner),
                Err(other) => flat.push(other),
            }
        }
        match flat.pop() {
            Some(only) if flat.is_empty() => only,
            Some(last) => {
                flat.push(last);
                join(flat)
            }
            None => join(flat),
        }
    }

    pub(super) fn accepts(&self, row: &Indexed) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.accepts(row)),
            Self::Any(parts) => parts.iter().any(|part| part.accepts(row)),
            Self::Not(part) => !part.accepts(row),
            Self::Anywhere(needle) => row.haystack.contains(&needle.lower),
            Self::Kind(kind) => row.kind == Some(*kind),
            Self::Actor(needle) => row.haystack[row.actor..].contains(&needle.lower),
            Self::Text(needle) => row.haystack[..row.text].contains(&needle.lower),
            Self::State(state) => row.state == Some(*state),
            Self::Is(is) => row.is & is.bit() != 0,
            Self::After(when) => when.moment.is_reached(row.at),
            Self::Before(when) => !when.moment.is_reached(row.at),
        }
    }
}

//! A filter as text, never longer than what it was read from but for blanks.

use super::Filter;
use super::expr::Expr;
use super::lexer::{ends_word, field_name};
use super::words::{Field, Word};
use std::fmt;

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.as_ref().map_or(Ok(()), |root| root.fmt(f))
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = |f: &mut fmt::Formatter<'_>, field: Field, value: &str| {
            write!(f, "{}:", field.name())?;
            value_text(f, value, value.chars().any(ends_word))
        };
        match self {
            Self::All(parts) => joined(f, parts, " ", |part| matches!(part, Self::Any(_))),
            Self::Any(parts) => joined(f, parts, " OR ", |_| false),
            Self::Not(part) => {
                f.write_str("NOT ")?;
                one(f, part, matches!(**part, Self::All(_) | Self::Any(_)))
            }
            Self::Anywhere(needle) => value_text(f, &needle.text, !is_bare(&needle.text)),
            Self::Kind(kind) => field(f, Field::Type, kind),
            Self::Actor(needle) => field(f, Field::Actor, &needle.text),
            Self::Text(needle) => field(f, Field::Text, &needle.text),
            Self::State(state) => field(f, Field::State, state.name()),
            Self::Is(is) => field(f, Field::Is, is.name()),
            Self::After(when) => field(f, Field::After, &when.text),
            Self::Before(when) => field(f, Field::Before, &when.text),
        }
    }
}

fn joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[Expr],
    between: &str,
    enclosed: fn(&Expr) -> bool,
) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(between)?;
        }
        one(f, part, enclosed(part))?;
    }
    Ok(())
}

fn one(f: &mut fmt::Formatter<'_>, part: &Expr, enclosed: bool) -> fmt::Result {
    if enclosed {
        write!(f, "({part})")
    } else {
        write!(f, "{part}")
    }
}

/// Whether a text reads as itself without quotes.
fn is_bare(text: &str) -> bool {
    let operator = ["and", "or", "not"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word));
    !operator && !text.chars().any(ends_word) && field_name(text).is_none()
}

/// Backslashes are doubled only where one would otherwise change its neighbour.
fn value_text(f: &mut fmt::Formatter<'_>, text: &str, quoted: bool) -> fmt::Result {
    if !quoted {
        return f.write_str(text);
    }
    f.write_str("\"")?;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' if matches!(chars.peek(), None | Some('"' | '\\')) => f.write_str("\\\\")?,
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}

//! Texts that people type, with the limits they are held to.
//!
//! A limit counts Unicode scalar values, as the incident store does. Control characters are refused ([`is_forbidden`]): they
//! forge what a terminal or a page shows.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text was refused, naming the field and the limit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum TextError {
    /// Nothing was typed.
    #[error("{field} is empty")]
    Empty {
        /// The field, as its label calls it.
        field: String,
    },
    /// Too long.
    #[error("{field} has {length} characters; the limit is {limit}")]
    TooLong {
        /// The field, as its label calls it.
        field: String,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        limit: usize,
    },
    /// It holds a control character.
    #[error("{field} holds the control character U+{code:04X} at position {position}")]
    Control {
        /// The field, as its label calls it.
        field: String,
        /// The character's code point.
        code: u32,
        /// Its position, counted in characters from 1.
        position: usize,
    },
}

impl TextError {
    /// The field it is about.
    pub fn field(&self) -> &str {
        match self {
            Self::Empty { field } | Self::TooLong { field, .. } | Self::Control { field, .. } => field,
        }
    }
}

/// The text with each of its line breaks as one LF: a form sends CR LF (HTML, "multipart/form-data and urlencoded normalise
/// newlines"), and what other tools wrote may hold either, or a lone CR.
pub fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The text as a field of one line shows and sends it: without its line breaks (HTML, "strip newlines").
pub fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], "")
}

/// Whether what people type may not hold this character: a control character, but for tabs and line breaks in a text of
/// several `lines`.
pub fn is_forbidden(c: char, lines: bool) -> bool {
    c.is_control() && !(lines && matches!(c, '\n' | '\t' | '\r'))
}

/// Refuses what [`is_forbidden`], in a text of one line that has no type of its own.
pub fn check_line(field: &str, text: &str) -> Result<(), TextError> {
    check_characters(field, text, false)
}

fn check_characters(field: &str, text: &str, lines: bool) -> Result<(), TextError> {
    let found = text.chars().enumerate().find(|(_, c)| is_forbidden(*c, lines));
    found.map_or(Ok(()), |(at, c)| {
        Err(TextError::Control {
            field: field.to_owned(),
            code: u32::from(c),
            position: at + 1,
        })
    })
}

fn check(name: &str, text: &str, limit: usize, may_be_empty: bool, lines: bool) -> Result<(), TextError> {
    let field = || name.to_owned();
    if !may_be_empty && text.trim().is_empty() {
        return Err(TextError::Empty { field: field() });
    }
    let length = text.chars().count();
    if length > limit {
        return Err(TextError::TooLong {
            field: field(),
            length,
            limit,
        });
    }
    check_characters(name, text, lines)
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $field:literal, $limit:literal, empty: $empty:literal, lines: $lines:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// How many characters it may have.
            pub const LIMIT: usize = $limit;

            /// Checks a text that came in.
            pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
                let text = text.into();
                check($field, &text, Self::LIMIT, $empty, $lines)?;
                Ok(Self(text))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text!(
    /// An incident's title: one line, at most 200 characters (Incident Manager's limit).
    Title, "Title", 200, empty: false, lines: false
);
text!(
    /// An incident's summary: at most 8 000 characters (Incident Manager's limit).
    Summary, "Summary", 8_000, empty: true, lines: true
);
text!(
    /// A note in Markdown: at most 10 000 characters.
    NoteText, "Note", 10_000, empty: false, lines: true
);
text!(
    /// Why somebody acted: at most 1 000 characters.
    Reason, "Reason", 1_000, empty: false, lines: true
);
text!(
    /// A remark at the margin of a timeline row: at most 1 000 characters.
    Annotation, "Annotation", 1_000, empty: false, lines: true
);
text!(
    /// What a related item is called: one line, at most 200 characters (Incident Manager's limit).
    ItemTitle, "Item title", 200, empty: false, lines: false
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_of_ten_thousand_characters_passes_and_one_more_is_refused_with_the_limit() {
        assert!(NoteText::new("ä".repeat(10_000)).is_ok());
        assert_eq!(
            NoteText::new("ä".repeat(10_001)),
            Err(TextError::TooLong {
                field: "Note".into(),
                length: 10_001,
                limit: 10_000
            })
        );
    }

    #[test]
    fn control_characters_are_named_with_their_position() {
        assert_eq!(
            Title::new("a\u{1b}[2J"),
            Err(TextError::Control {
                field: "Title".into(),
                code: 0x1b,
                position: 2
            })
        );
        assert!(Title::new("two\nlines").is_err());
        assert!(NoteText::new("two\nlines\tand a tab").is_ok());
    }

    #[test]
    fn however_a_line_was_broken_it_is_one_line_break_and_none_in_a_field_of_one_line() {
        assert_eq!(lines("a\r\nb\rc\nd\r\n\r\n"), "a\nb\nc\nd\n\n");
        assert_eq!(one_line("a\r\nb\rc\nd\te"), "abcd\te");
    }

    #[test]
    fn only_a_summary_may_be_empty() {
        assert!(Summary::new("").is_ok());
        assert_eq!(
            Title::new("  "),
            Err(TextError::Empty {
                field: "Title".into()
            })
        );
    }
}

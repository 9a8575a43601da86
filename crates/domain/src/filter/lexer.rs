//! From characters to tokens.

use super::FilterError;
use super::words::{Field, Word};

/// A token and the place of its first character, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub position: usize,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A word or a phrase.
    Text(String),
    /// A field, its value and the value's place.
    Field(Field, String, usize),
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
}

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, FilterError> {
    let mut lexer = Lexer {
        chars: text.chars().collect(),
        at: 0,
    };
    let mut tokens = Vec::new();
    while let Some(&c) = lexer.chars.get(lexer.at) {
        if c.is_whitespace() {
            lexer.at += 1;
            continue;
        }
        let position = lexer.at + 1;
        let kind = match c {
            '(' | ')' => {
                lexer.at += 1;
                if c == '(' { Kind::Open } else { Kind::Close }
            }
            '"' => Kind::Text(lexer.phrase()?),
            _ => lexer.word()?,
        };
        tokens.push(Token { position, kind });
    }
    Ok(tokens)
}

/// Whether a character ends a bare word.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '"')
}

/// The name before the first colon, when it reads like a field's: letters only.
pub(super) fn field_name(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once(':')?;
    (!name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic())).then_some((name, value))
}

impl Lexer {
    /// A quoted phrase. `\"` is a quote and `\\` a backslash; any other backslash is itself.
    fn phrase(&mut self) -> Result<String, FilterError> {
        let start = self.at + 1;
        let mut phrase = String::new();
        self.at += 1;
        loop {
            let (one, next) = (
                self.chars.get(self.at).copied(),
                self.chars.get(self.at + 1).copied(),
            );
            match (one, next) {
                (None, _) => {
                    return Err(FilterError::new(
                        start,
                        "this quote is never closed",
                        "a closing \"",
                    ));
                }
                (Some('"'), _) => break,
                (Some('\\'), Some(escaped @ ('"' | '\\'))) => {
                    phrase.push(escaped);
                    self.at += 2;
                }
                (Some('\0'), _) => return Err(nul(self.at + 1)),
                (Some(c), _) => {
                    phrase.push(c);
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        if phrase.is_empty() {
            return Err(FilterError::new(
                start,
                "there is nothing between the quotes",
                "a word or a phrase",
            ));
        }
        Ok(phrase)
    }

    fn bare(&mut self) -> Result<String, FilterError> {
        let rest = &self.chars[self.at..];
        let word: String = rest.iter().take_while(|c| !ends_word(**c)).collect();
        if let Some(place) = rest.iter().take(word.chars().count()).position(|c| *c == '\0') {
            return Err(nul(self.at + place + 1));
        }
        self.at += word.chars().count();
        Ok(word)
    }

    fn word(&mut self) -> Result<Kind, FilterError> {
        let position = self.at + 1;
        let word = self.bare()?;
        match word.to_ascii_lowercase().as_str() {
            "and" => return Ok(Kind::And),
            "or" => return Ok(Kind::Or),
            "not" => return Ok(Kind::Not),
            _ => {}
        }
        let Some((name, value)) = field_name(&word) else {
            return Ok(Kind::Text(word));
        };
        let Some(field) = Field::named(name) else {
            let expected = format!("{}, or quotes around it to look for the text", Field::expected());
            return Err(FilterError::new(
                position,
                format!("there is no field “{name}:”"),
                expected,
            ));
        };
        let place = position + name.chars().count() + 1;
        if !value.is_empty() {
            return Ok(Kind::Field(field, value.to_owned(), place));
        }
        if self.chars.get(self.at) == Some(&'"') {
            return Ok(Kind::Field(field, self.phrase()?, place));
        }
        Err(FilterError::new(
            place,
            format!("“{name}:” says nothing"),
            super::parse::value_expected(field),
        ))
    }
}

fn nul(position: usize) -> FilterError {
    FilterError::new(
        position,
        "the character U+0000 occurs in no text",
        "another character",
    )
}

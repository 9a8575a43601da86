//! Reading a filter.

use super::expr::{Expr, Needle, When};
use super::lexer::{Kind, Token, tokens};
use super::moment::{self, Moment};
use super::words::{Field, Is, KINDS, State, Word};
use super::{FilterError, Indexed};
use crate::timeline::Row;

/// A parsed filter. Printed, it parses back to itself.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    pub(super) root: Option<Expr>,
}

impl Filter {
    /// How many characters a filter has at most.
    pub const LENGTH_LIMIT: usize = 1_000;
    /// How deep parentheses and NOTs may stand in one another.
    pub const DEPTH_LIMIT: usize = 50;

    /// Parses a filter; an empty text matches every row.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        if text.chars().nth(Self::LENGTH_LIMIT).is_some() {
            let message = format!("the filter has {} characters", text.chars().count());
            let expected = format!("at most {}", Self::LENGTH_LIMIT);
            return Err(FilterError::new(Self::LENGTH_LIMIT + 1, message, expected));
        }
        let mut parser = Parser {
            tokens: tokens(text)?,
            next: 0,
            end: text.chars().count() + 1,
        };
        if parser.tokens.is_empty() {
            return Ok(Self::default());
        }
        let root = parser.any(0)?;
        match parser.peek() {
            None => Ok(Self { root: Some(root) }),
            Some(token) => {
                let message = "this parenthesis was never opened";
                Err(FilterError::new(
                    token.position,
                    message,
                    "an opening parenthesis before it",
                ))
            }
        }
    }

    /// Whether the row passes. For many rows prepare them once and use [`Filter::accepts`].
    pub fn matches(&self, row: &Row) -> bool {
        self.root.is_none() || self.accepts(&Indexed::new(row))
    }

    /// Whether the prepared row passes.
    pub fn accepts(&self, row: &Indexed) -> bool {
        self.root.as_ref().is_none_or(|root| root.accepts(row))
    }

    /// Whether every row passes.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    /// One past the last character.
    end: usize,
}

const TERM: &str = "a word, a \"phrase\", a field such as type:note, NOT or (";

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next)
    }

    fn take(&mut self, kind: &Kind) -> bool {
        let found = self.peek().is_some_and(|token| token.kind == *kind);
        self.next += usize::from(found);
        found
    }

    fn any(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut parts = vec![self.all(depth)?];
        while self.take(&Kind::Or) {
            parts.push(self.all(depth)?);
        }
        Ok(Expr::any(parts))
    }

    fn all(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let mut parts = vec![self.one(depth)?];
        loop {
            let joined = self.take(&Kind::And);
            let ends = matches!(
                self.peek().map(|token| &token.kind),
                None | Some(Kind::Close | Kind::Or)
            );
            if ends && !joined {
                return Ok(Expr::all(parts));
            }
            parts.push(self.one(depth)?);
        }
    }

    fn one(&mut self, depth: usize) -> Result<Expr, FilterError> {
        let Some(token) = self.tokens.get(self.next).cloned() else {
            return Err(FilterError::new(self.end, "the filter ends here", TERM));
        };
        let position = token.position;
        if depth >= Filter::DEPTH_LIMIT && matches!(token.kind, Kind::Open | Kind::Not) {
            let message = format!(
                "more than {} parentheses and NOTs stand in one another",
                Filter::DEPTH_LIMIT
            );
            return Err(FilterError::new(position, message, "a flatter filter"));
        }
        self.next += 1;
        match token.kind {
            Kind::Open => {
                let inner = self.any(depth + 1)?;
                if self.take(&Kind::Close) {
                    return Ok(inner);
                }
                Err(FilterError::new(
                    self.end,
                    format!("the ( at character {position} is never closed"),
                    "a )",
                ))
            }
            Kind::Not => Ok(Expr::Not(Box::new(self.one(depth + 1)?))),
            Kind::Text(text) => Ok(Expr::Anywhere(Needle::new(text))),
            Kind::Field(field, value, place) => term(field, value, place),
            Kind::Close => Err(FilterError::new(position, "nothing stands before this )", TERM)),
            Kind::And => Err(FilterError::new(position, "AND has no term before it", TERM)),
            Kind::Or => Err(FilterError::new(position, "OR has no term before it", TERM)),
        }
    }
}

fn term(field: Field, value: String, place: usize) -> Result<Expr, FilterError> {
    let unknown = |value: &str| {
        let message = format!("{}: doesn't know “{value}”", field.name());
        FilterError::new(place, message, value_expected(field))
    };
    let when = |value: String| match Moment::parse(&value) {
        Some(moment) => Ok(When { text: value, moment }),
        None => Err(unknown(&value)),
    };
    Ok(match field {
        Field::Type => {
            let kind = KINDS.into_iter().find(|kind| kind.eq_ignore_ascii_case(&value));
            Expr::Kind(kind.ok_or_else(|| unknown(&value))?)
        }
        Field::Actor => Expr::Actor(Needle::new(value)),
        Field::Text => Expr::Text(Needle::new(value)),
        Field::State => Expr::State(State::named(&value).ok_or_else(|| unknown(&value))?),
        Field::Is => Expr::Is(Is::named(&value).ok_or_else(|| unknown(&value))?),
        Field::After => Expr::After(when(value)?),
        Field::Before => Expr::Before(when(value)?),
    })
}

/// What a field takes, in words.
pub(super) fn value_expected(field: Field) -> String {
    match field {
        Field::Type => KINDS.join(", "),
        Field::Actor | Field::Text => "a word or a \"phrase\"".to_owned(),
        Field::State => State::expected(),
        Field::Is => Is::expected(),
        Field::After | Field::Before => moment::EXPECTED.to_owned(),
    }
}

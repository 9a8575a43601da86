//! A query, read.

/// Why a query is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum InvalidQuery {
    #[error("Invalid query: it ends too early")]
    End,
    #[error("Invalid query near '{0}'")]
    Near(String),
    #[error("Invalid query: a leading wildcard is allowed in one term only")]
    LeadingWildcards,
    #[error("Invalid query: a query with a leading wildcard has at most 100 characters")]
    LeadingWildcardLength,
}

/// A condition on a thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Query {
    All(Vec<Query>),
    Any(Vec<Query>),
    Not(Box<Query>),
    /// The field, or all fields, has a word that matches.
    Term {
        field: Option<String>,
        test: Test,
    },
}

/// What a value is compared with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// A text with `*` and `?`, compared without case.
    Like(String),
    /// From and to, and whether the bounds themselves belong to it. `None` is open.
    Range {
        from: Option<(String, bool)>,
        to: Option<(String, bool)>,
    },
}

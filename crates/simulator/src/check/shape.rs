//! A description of what an operation takes, as AWS's service models constrain it.

use super::Pattern;

/// What a value may be.
#[derive(Debug)]
pub(crate) enum Shape {
    /// A text of so many Unicode scalar values, perhaps of a pattern or out of a closed set.
    Text {
        min: usize,
        max: usize,
        pattern: Option<Pattern>,
        values: &'static [&'static str],
    },
    /// A whole number within bounds.
    Integer {
        min: i64,
        max: i64,
    },
    /// A number with fractions within bounds.
    Decimal {
        min: f64,
        max: f64,
    },
    Boolean,
    /// Seconds since 1970, with fractions.
    Timestamp,
    List {
        member: &'static Shape,
        min: usize,
        max: usize,
    },
    Map {
        key: &'static Shape,
        value: &'static Shape,
        min: usize,
        max: usize,
    },
    Structure(&'static [Member]),
    /// A structure of which exactly one member is set.
    Union(&'static [Member]),
}

/// Where a member travels in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Body,
    Query,
    Path,
    Header,
    /// The body as it is, which the request's value holds in Base64.
    Payload,
}

/// A named member of a structure.
#[derive(Debug)]
pub(crate) struct Member {
    pub name: &'static str,
    pub shape: &'static Shape,
    pub required: bool,
    pub place: Place,
    /// The name in path, query or header, where it is another one.
    pub wire: &'static str,
}

impl Shape {
    pub(crate) const fn text(min: usize, max: usize) -> Self {
        Self::Text {
            min,
            max,
            pattern: None,
            values: &[],
        }
    }

    pub(crate) const fn pattern(min: usize, max: usize, pattern: Pattern) -> Self {
        Self::Text {
            min,
            max,
            pattern: Some(pattern),
            values: &[],
        }
    }

    pub(crate) const fn one_of(values: &'static [&'static str]) -> Self {
        Self::Text {
            min: 0,
            max: usize::MAX,
            pattern: None,
            values,
        }
    }

    pub(crate) const fn list(member: &'static Self, min: usize, max: usize) -> Self {
        Self::List { member, min, max }
    }

    pub(crate) const fn map(key: &'static Self, value: &'static Self, min: usize, max: usize) -> Self {
        Self::Map { key, value, min, max }
    }

    /// The members of a structure or union; nothing else has any.
    pub(crate) const fn members(&self) -> &'static [Member] {
        match self {
            Self::Structure(members) | Self::Union(members) => members,
            _ => &[],
        }
    }
}

/// A member that must be there.
pub(crate) const fn req(name: &'static str, shape: &'static Shape) -> Member {
    Member {
        name,
        shape,
        required: true,
        place: Place::Body,
        wire: name,
    }
}

/// A member that may be left out.
pub(crate) const fn opt(name: &'static str, shape: &'static Shape) -> Member {
    Member {
        name,
        shape,
        required: false,
        place: Place::Body,
        wire: name,
    }
}

impl Member {
    pub(crate) const fn in_query(mut self) -> Self {
        self.place = Place::Query;
        self
    }

    pub(crate) const fn in_path(mut self) -> Self {
        self.place = Place::Path;
        self
    }

    pub(crate) const fn in_header(mut self, header: &'static str) -> Self {
        (self.place, self.wire) = (Place::Header, header);
        self
    }

    pub(crate) const fn payload(mut self) -> Self {
        self.place = Place::Payload;
        self
    }

    /// The same member under another name in path or query.
    pub(crate) const fn called(mut self, wire: &'static str) -> Self {
        self.wire = wire;
        self
    }
}

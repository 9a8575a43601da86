use serde::{Deserialize, Serialize};

/// How something stands before anything happened, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is there and does what it has to.
    Green,
    /// An incident can be handled, but worse than it could be.
    Amber,
    /// Nobody knows: it could not be read.
    Unknown,
    /// An incident will fail on it.
    Red,
}

impl Standing {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::Red, Self::Unknown, Self::Amber, Self::Green];

    /// As people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Green => "ready",
            Self::Amber => "could be better",
            Self::Unknown => "not known",
            Self::Red => "not ready",
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How it stands.
    pub standing: Standing,
    /// What is so, as a sentence; names in it come from AWS and are untrusted.
    pub says: String,
    /// What to do about it, as sentences; none where nothing is to be done.
    pub todo: Vec<String>,
    /// What it was concluded from, a line each.
    pub details: Vec<String>,
}

impl Found {
    /// So much is concluded.
    pub fn of(standing: Standing, says: impl Into<String>) -> Self {
        Self {
            standing,
            says: says.into(),
            todo: Vec::new(),
            details: Vec::new(),
        }
    }

    /// It is there.
    pub fn green(says: impl Into<String>) -> Self {
        Self::of(Standing::Green, says)
    }

    /// It could be better.
    pub fn amber(says: impl Into<String>, todo: impl Into<String>) -> Self {
        Self::of(Standing::Amber, says).with_todo(todo)
    }

    /// It is lacking.
    pub fn red(says: impl Into<String>, todo: impl Into<String>) -> Self {
        Self::of(Standing::Red, says).with_todo(todo)
    }

    /// Nobody can say.
    pub fn unknown(says: impl Into<String>, todo: impl Into<String>) -> Self {
        Self::of(Standing::Unknown, says).with_todo(todo)
    }

    /// With something more to do.
    #[must_use]
    pub fn with_todo(mut self, todo: impl Into<String>) -> Self {
        self.todo.push(todo.into());
        self
    }

    /// With what it was concluded from.
    #[must_use]
    pub fn with_details(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details);
        self
    }

    /// Something else is amiss besides: the worse of both standings, and what to do about each.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.standing = self.standing.max(other.standing);
        if other.standing > Standing::Green {
            self.says = format!("{} {}", self.says, other.says);
        }
        self.todo.extend(other.todo);
        self.details.extend(other.details);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_amiss_is_told_beside_what_is_well_and_the_worst_counts() {
        let all = Found::green("It is on.")
            .and(Found::amber("One Region only.", "Add one."))
            .and(Found::green("Protected."))
            .and(Found::red("Nobody is paged.", "Name somebody."));
        assert_eq!(all.standing, Standing::Red);
        assert_eq!(all.says, "It is on. One Region only. Nobody is paged.");
        assert_eq!(all.todo, ["Add one.", "Name somebody."]);
    }

    #[test]
    fn not_knowing_is_worse_than_what_could_be_better_and_no_failure() {
        assert!(Standing::Green < Standing::Amber && Standing::Amber < Standing::Unknown);
        assert!(Standing::Unknown < Standing::Red);
    }
}

use serde::{Deserialize, Serialize};

/// By what a device is taken out of traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// A thing group whose policy denies. It binds only a client whose id is the thing's name, and keeps the way open
    /// for looking into the device from afar once it is released.
    Group,
    /// Its certificates are deactivated: whatever the client id, and for every thing that shares them.
    Certificate,
    /// Both.
    Both,
}

impl Strength {
    /// All, as a chooser shows them.
    pub const ALL: [Self; 3] = [Self::Group, Self::Certificate, Self::Both];

    /// The strength by these means; `None` by neither.
    pub fn of(group: bool, certificate: bool) -> Option<Self> {
        match (group, certificate) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Group),
            (false, true) => Some(Self::Certificate),
            (false, false) => None,
        }
    }

    /// Whether the group is part of it.
    pub fn by_group(self) -> bool {
        self != Self::Certificate
    }

    /// Whether the certificates are part of it.
    pub fn by_certificate(self) -> bool {
        self != Self::Group
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }

    /// Whether nothing of `other` is missing in it.
    pub fn covers(self, other: Self) -> bool {
        self.with(other) == self
    }

    /// As a sentence says it: "Quarantine … by its group".
    pub fn word(self) -> &'static str {
        match self {
            Self::Group => "by group with Deny policy",
            Self::Certificate => "by deactivated certificate",
            Self::Both => "by group and deactivated certificate",
        }
    }

    /// The name in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Certificate => "certificate",
            Self::Both => "both",
        }
    }

    /// The strength of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_add_up_and_read_back() {
        assert_eq!(Strength::Group.with(Strength::Certificate), Strength::Both);
        for one in Strength::ALL {
            assert!(Strength::Both.covers(one));
            assert_eq!(Strength::named(one.name()), Some(one));
            assert_eq!(Strength::of(one.by_group(), one.by_certificate()), Some(one));
        }
        assert!(!Strength::Group.covers(Strength::Both));
        assert_eq!((Strength::of(false, false), Strength::named("off")), (None, None));
    }
}

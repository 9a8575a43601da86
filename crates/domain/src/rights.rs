//! Who may do what: the one table that server functions, event streams, routes and buttons read.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// Something a person may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Right {
    /// See incidents, their timeline and who is here.
    Read,
    /// Write notes, annotate, attach evidence, add and remove related items.
    Write,
    /// Acknowledge, and take or give lead and scribe.
    Respond,
    /// Change title, summary and impact.
    ChangeRecord,
    /// Start an incident by hand.
    Start,
    /// Resolve, reopen, link as duplicate.
    Close,
    /// Take devices out of traffic.
    Contain,
    /// Let devices back into traffic.
    Release,
    /// Agree, as a second person, to taking a critical device out of traffic.
    Approve,
    /// Read the record's hash chain and export it.
    Audit,
    /// List and end other people's sessions.
    ManageSessions,
    /// Erase what somebody wrote, where the law asks for it.
    Erase,
}

impl Right {
    /// All rights.
    pub const ALL: [Self; 12] = [
        Self::Read,
        Self::Write,
        Self::Respond,
        Self::ChangeRecord,
        Self::Start,
        Self::Close,
        Self::Contain,
        Self::Release,
        Self::Approve,
        Self::Audit,
        Self::ManageSessions,
        Self::Erase,
    ];

    /// As a refusal names it: "You need the right to …".
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Read => "read incidents",
            Self::Write => "write on incidents",
            Self::Respond => "respond to incidents",
            Self::ChangeRecord => "change title, summary and impact",
            Self::Start => "start incidents",
            Self::Close => "resolve and reopen incidents",
            Self::Contain => "quarantine devices",
            Self::Release => "release devices",
            Self::Approve => "approve a quarantine or a runbook's step",
            Self::Audit => "audit the record",
            Self::ManageSessions => "end other people's sessions",
            Self::Erase => "erase what was written",
        }
    }
}

impl fmt::Display for Right {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.phrase())
    }
}

/// A role, given by the identity provider's groups through the server's configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads.
    Viewer,
    /// Works on incidents.
    Responder,
    /// A responder who may also contain and release devices.
    Containment,
    /// A responder who also contains and releases devices, approves that, ends sessions, and erases.
    Lead,
    /// Reads everything and checks the record.
    Auditor,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [
        Self::Viewer,
        Self::Responder,
        Self::Containment,
        Self::Lead,
        Self::Auditor,
    ];

    /// The role's name in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Responder => "responder",
            Self::Containment => "containment",
            Self::Lead => "lead",
            Self::Auditor => "auditor",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// What the role may do.
    pub fn rights(self) -> &'static [Right] {
        use Right::{
            Approve, Audit, ChangeRecord, Close, Contain, Erase, ManageSessions, Read, Release, Respond,
            Start, Write,
        };
        match self {
            Self::Viewer => &[Read],
            Self::Responder => &[Read, Write, Respond, ChangeRecord, Start, Close],
            Self::Containment => &[Read, Write, Respond, ChangeRecord, Start, Close, Contain, Release],
            Self::Lead => &[
                Read,
                Write,
                Respond,
                ChangeRecord,
                Start,
                Close,
                Contain,
                Release,
                Approve,
                ManageSessions,
                Erase,
            ],
            Self::Auditor => &[Read, Audit],
        }
    }
}

/// What one person may do: the union over their roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Rights(BTreeSet<Right>);

impl Rights {
    /// The rights of several roles together.
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Self {
        Self(roles.into_iter().flat_map(Role::rights).copied().collect())
    }

    /// Whether `right` is among them.
    pub fn allows(&self, right: Right) -> bool {
        self.0.contains(&right)
    }

    /// Why a button for `right` is disabled; `None` when it isn't.
    pub fn refusal(&self, right: Right) -> Option<String> {
        (!self.allows(right)).then(|| format!("You need the right to {right}"))
    }

    /// Whether there are none, as for somebody without a known group.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_reads_and_reads_back_from_its_name() {
        for role in Role::ALL {
            assert!(Rights::of([role]).allows(Right::Read));
            assert_eq!(Role::named(role.name()), Some(role));
        }
        assert_eq!(Role::named("admin"), None);
    }

    #[test]
    fn a_viewer_writes_nothing_and_is_told_why() {
        let viewer = Rights::of([Role::Viewer]);
        for right in Right::ALL.into_iter().filter(|right| *right != Right::Read) {
            assert_eq!(
                viewer.refusal(right),
                Some(format!("You need the right to {}", right.phrase()))
            );
        }
    }

    #[test]
    fn a_responder_alone_contains_nothing() {
        let responder = Rights::of([Role::Responder]);
        for right in [Right::Contain, Right::Release, Right::Approve] {
            assert!(!responder.allows(right), "{right}");
            assert!(Rights::of([Role::Lead]).allows(right));
        }
        let containment = Rights::of([Role::Containment]);
        assert!(containment.allows(Right::Contain) && containment.allows(Right::Release));
        assert!(!containment.allows(Right::Approve), "a lead is the second person");
    }

    #[test]
    fn roles_add_up() {
        let both = Rights::of([Role::Responder, Role::Auditor]);
        assert!(both.allows(Right::Write) && both.allows(Right::Audit));
        assert!(Rights::of([]).is_empty());
    }
}

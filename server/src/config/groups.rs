use domain::rights::Role;
use std::str::FromStr;

/// One of the identity provider's groups and the role it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRole {
    /// The group, as the provider's claim names it.
    pub group: String,
    /// The role.
    pub role: Role,
}

/// A text that is no `group=role`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GroupsError {
    /// No `=` in it.
    #[error("{0:?} is not group=role")]
    NoRole(String),
    /// A role that doesn't exist.
    #[error("{0:?} is no role; roles are viewer, responder, containment, lead, auditor")]
    UnknownRole(String),
}

impl FromStr for GroupRole {
    type Err = GroupsError;
    fn from_str(text: &str) -> Result<Self, GroupsError> {
        let (group, role) = text
            .rsplit_once('=')
            .ok_or_else(|| GroupsError::NoRole(text.into()))?;
        let role = Role::named(role.trim()).ok_or_else(|| GroupsError::UnknownRole(role.into()))?;
        Ok(Self {
            group: group.trim().to_owned(),
            role,
        })
    }
}

/// The roles that a person's groups give, in the configuration's order.
pub fn roles(map: &[GroupRole], groups: &[String]) -> Vec<Role> {
    map.iter()
        .filter(|one| groups.contains(&one.group))
        .map(|one| one.role)
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn groups_give_roles_and_unknown_groups_give_none() {
        let map: Vec<GroupRole> = ["soc=responder", "a=b=auditor"]
            .iter()
            .map(|one| one.parse().unwrap())
            .collect();
        assert_eq!(roles(&map, &["a=b".into(), "other".into()]), [Role::Auditor]);
        assert_eq!(roles(&map, &["soc".into()]), [Role::Responder]);
        assert_eq!(roles(&map, &["SOC".into()]), []);
    }

    #[test]
    fn a_broken_pair_is_named() {
        assert_eq!("soc".parse::<GroupRole>(), Err(GroupsError::NoRole("soc".into())));
        assert_eq!(
            "soc=boss".parse::<GroupRole>(),
            Err(GroupsError::UnknownRole("boss".into()))
        );
    }
}

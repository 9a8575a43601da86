//! Roles, users, access keys and the sessions that STS handed out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::evaluate::{Verdict, evaluate};
use super::{Caller, IamError, Ledger, Policy, seeded, wildcard};
use crate::check::pattern;
use crate::ids::fingerprint;
use crate::wire::Refusal;

#[derive(Debug, Default)]
pub(crate) struct Iam {
    roles: BTreeMap<String, Role>,
    users: BTreeMap<String, Vec<Policy>>,
    access_keys: BTreeMap<String, Key>,
    sessions: BTreeMap<String, Session>,
    pub ledger: Ledger,
}

#[derive(Clone, Debug)]
pub(crate) struct Role {
    policies: Vec<Policy>,
    /// Patterns over the ARNs of principals: the role's trust policy.
    assumable_by: Vec<String>,
    pub max_session_seconds: i64,
}

/// Temporary credentials from `AssumeRole`.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub token: String,
    pub role: String,
    pub name: String,
    pub expires: i64,
    pub policy: Option<Policy>,
    pub source_identity: Option<String>,
}

/// Whom a lasting access key stands for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Key {
    User { user: String },
    Role { role: String, session: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    roles: BTreeMap<String, RoleTable>,
    users: BTreeMap<String, UserTable>,
    access_keys: BTreeMap<String, Key>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleTable {
    policies: Vec<Value>,
    assumable_by: Vec<String>,
    max_session_seconds: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UserTable {
    policies: Vec<Value>,
}

impl Iam {
    pub(crate) fn seeded(account: &str) -> Self {
        let mut iam = Self::default();
        if let Err(error) = iam.replace(seeded::tables(account)) {
            tracing::error!(%error, "the seeded principals are not well-formed");
        }
        iam
    }

    pub(crate) fn replace(&mut self, tables: Value) -> Result<(), IamError> {
        let tables: Tables = serde_json::from_value(tables)?;
        let mut roles = BTreeMap::new();
        for (name, table) in tables.roles {
            let RoleTable {
                policies,
                assumable_by,
                max_session_seconds,
            } = table;
            roles.insert(
                name,
                Role {
                    policies: read_all(policies)?,
                    assumable_by,
                    max_session_seconds,
                },
            );
        }
        let mut users = BTreeMap::new();
        for (name, table) in tables.users {
            users.insert(name, read_all(table.policies)?);
        }
        (self.roles, self.users, self.access_keys) = (roles, users, tables.access_keys);
        Ok(())
    }

    pub(crate) fn set_role_policies(&mut self, role: &str, policies: Vec<Value>) -> Result<(), IamError> {
        let policies = read_all(policies)?;
        let role = self
            .roles
            .get_mut(role)
            .ok_or_else(|| IamError::UnknownRole(role.to_owned()))?;
        role.policies = policies;
        Ok(())
    }

    /// Adds a role, and gives back an access key of a session in it.
    ///
    /// # Errors
    /// When a policy cannot be understood.
    pub(crate) fn add_role(
        &mut self,
        name: &str,
        policies: Vec<Value>,
        assumable_by: Vec<String>,
        max_session_seconds: i64,
    ) -> Result<String, IamError> {
        let role = Role {
            policies: read_all(policies)?,
            assumable_by,
            max_session_seconds,
        };
        self.roles.insert(name.to_owned(), role);
        let key = format!("AKIA{:016X}", fingerprint(name));
        let (role, session) = (name.to_owned(), "function".to_owned());
        self.access_keys.insert(key.clone(), Key::Role { role, session });
        Ok(key)
    }

    pub(crate) fn tables(&self) -> Value {
        let documents = |policies: &[Policy]| policies.iter().map(|p| p.document.clone()).collect::<Vec<_>>();
        let roles: BTreeMap<_, _> = self
            .roles
            .iter()
            .map(|(name, role)| {
                let table = json!({
                    "policies": documents(&role.policies),
                    "assumable_by": role.assumable_by,
                    "max_session_seconds": role.max_session_seconds,
                });
                (name, table)
            })
            .collect();
        let users: BTreeMap<_, _> = self
            .users
            .iter()
            .map(|(name, policies)| (name, json!({"policies": documents(policies)})))
            .collect();
        json!({"roles": roles, "users": users, "access_keys": self.access_keys})
    }

    pub(crate) fn role(&self, name: &str) -> Option<&Role> {
        self.roles.get(name)
    }

    /// The policies of the user or the role that an ARN names.
    pub(crate) fn policies_of(&self, arn: &str, account: &str) -> Option<&[Policy]> {
        let name = arn.strip_prefix(&format!("arn:aws:iam::{account}:"))?;
        match name.split_once('/')? {
            ("role", role) => self.roles.get(role).map(|role| role.policies.as_slice()),
            ("user", user) => self.users.get(user).map(Vec::as_slice),
            _ => None,
        }
    }

    pub(crate) fn open_session(&mut self, access_key: String, session: Session) {
        self.sessions.insert(access_key, session);
    }

    /// Whose access key it is.
    ///
    /// # Errors
    /// `UnrecognizedClientException` for an unknown key or a session token that is not its own;
    /// `ExpiredTokenException` after the session's end on the world's clock.
    pub(crate) fn caller(
        &self,
        access_key: &str,
        token: Option<&str>,
        now: i64,
        account: &str,
    ) -> Result<Caller, Refusal> {
        if let Some(session) = self.sessions.get(access_key) {
            if token != Some(&session.token) {
                return Err(Refusal::unknown_key());
            }
            if now >= session.expires {
                return Err(Refusal::expired());
            }
            let mut caller = self.in_role(&session.role, &session.name, account)?;
            caller.session.clone_from(&session.policy);
            caller.source_identity.clone_from(&session.source_identity);
            return Ok(caller);
        }
        match self
            .access_keys
            .get(access_key)
            .ok_or_else(Refusal::unknown_key)?
        {
            Key::Role { role, session } => self.in_role(role, session, account),
            Key::User { user } => Ok(Caller {
                arn: format!("arn:aws:iam::{account}:user/{user}"),
                user_id: unique_id("AIDA", user),
                identity: self.users.get(user).cloned().unwrap_or_default(),
                session: None,
                source_identity: None,
                from_role: false,
                ledger: self.ledger.clone(),
            }),
        }
    }

    /// A session of a role, with the role's policies as they are now.
    ///
    /// # Errors
    /// `UnrecognizedClientException` for an unknown role.
    pub(crate) fn in_role(&self, role: &str, session: &str, account: &str) -> Result<Caller, Refusal> {
        let known = self.roles.get(role).ok_or_else(Refusal::unknown_key)?;
        Ok(Caller {
            arn: format!("arn:aws:sts::{account}:assumed-role/{role}/{session}"),
            user_id: format!("{}:{session}", unique_id("AROA", role)),
            identity: known.policies.clone(),
            session: None,
            source_identity: None,
            from_role: true,
            ledger: self.ledger.clone(),
        })
    }

    /// Whether the caller may do this; the judgement is counted.
    ///
    /// # Errors
    /// `AccessDeniedException` with AWS's sentence.
    pub(crate) fn authorize(
        caller: &Caller,
        action: &str,
        resource: &str,
        account: &str,
    ) -> Result<(), Refusal> {
        let judged = Self::judge(caller, action, resource, account);
        caller.ledger.note(&caller.principal(), action, judged.is_ok());
        judged
    }

    fn judge(caller: &Caller, action: &str, resource: &str, account: &str) -> Result<(), Refusal> {
        let denied = |because: &str| Err(Refusal::denied(&caller.arn, action, resource, because));
        match evaluate(&caller.identity, action, resource) {
            Verdict::ExplicitlyDenied => return denied("with an explicit deny in an identity-based policy"),
            Verdict::NotAllowed => {
                return denied(&format!(
                    "because no identity-based policy allows the {action} action"
                ));
            }
            Verdict::Allowed => {}
        }
        match caller
            .session
            .as_ref()
            .map(|policy| evaluate([policy], action, resource))
        {
            Some(Verdict::ExplicitlyDenied) => return denied("with an explicit deny in a session policy"),
            Some(Verdict::NotAllowed) => {
                return denied(&format!("because no session policy allows the {action} action"));
            }
            Some(Verdict::Allowed) | None => {}
        }
        let foreign =
            pattern::arn(resource).is_some_and(|[_, _, owner, _]| !owner.is_empty() && owner != account);
        if foreign {
            return denied(&format!(
                "because no resource-based policy allows the {action} action"
            ));
        }
        Ok(())
    }
}

impl Role {
    pub(crate) fn trusts(&self, principal: &str) -> bool {
        self.assumable_by
            .iter()
            .any(|pattern| wildcard::matches(pattern, principal, false))
    }
}

fn read_all(documents: Vec<Value>) -> Result<Vec<Policy>, IamError> {
    documents.into_iter().map(Policy::read).collect()
}

/// IAM's unique id of a role or user: its prefix and 17 more characters.
pub(crate) fn unique_id(prefix: &str, name: &str) -> String {
    format!("{prefix}{:016X}0", fingerprint(name))
}

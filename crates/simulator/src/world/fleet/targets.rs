//! What policies are attached to.

use super::{Change, Fleet, Policy};

/// Policies of one target (Service Quotas of IoT Core).
pub(crate) const MOST_POLICIES: usize = 10;

impl Fleet {
    /// Whether a certificate, group or Cognito identity of this name is there. Identities are not kept: any text of their
    /// form is one.
    pub(crate) fn has_target(&self, target: &str) -> bool {
        if let Some(group) = self.arns.name("thinggroup", target) {
            return self.groups.contains_key(group);
        }
        self.has_principal(target)
    }

    /// Whether a certificate or Cognito identity of this name is there.
    pub(crate) fn has_principal(&self, principal: &str) -> bool {
        match self.arns.name("cert", principal) {
            Some(id) => self.certificates.contains_key(id),
            None => !principal.starts_with("arn:") && principal.contains(':'),
        }
    }

    /// Makes the default version's document the one that decides.
    pub(crate) fn publish_policy(&mut self, policy: &Policy, now: i64) {
        let default = policy
            .versions
            .iter()
            .find(|version| version.number == policy.default);
        let change = Change::Document {
            policy: policy.name.clone(),
            document: default.map(|version| version.document.clone()),
        };
        self.change(change, now);
    }
}

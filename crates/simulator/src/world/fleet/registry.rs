//! Everything that IoT's control plane keeps.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    Arns, Bindings, Certificate, CertificateStatus, Change, Connectivity, EffectivePolicy, Group, Indexed,
    Indexing, Job, Policy, Thing, ThingType,
};

/// How long policies, attachments and membership take to be in force: 7 minutes.
/// Authority: IoT Developer Guide, "AWS IoT Core policies": "6-8 minutes".
const POLICY_DELAY_MS: i64 = 7 * 60 * 1000;
/// How long an inactive certificate keeps who is connected (*assumed*: AWS says "within a few minutes").
const CERTIFICATE_DELAY_MS: i64 = 2 * 60 * 1000;

/// The registry, the certificates and the policies of one account.
#[derive(Debug)]
pub(crate) struct Fleet {
    pub arns: Arns,
    pub things: BTreeMap<String, Thing>,
    pub types: BTreeMap<String, ThingType>,
    pub groups: BTreeMap<String, Group>,
    pub billing_groups: BTreeSet<String>,
    /// By id.
    pub certificates: BTreeMap<String, Certificate>,
    pub policies: BTreeMap<String, Policy>,
    /// By thing; whoever moves connections keeps it.
    pub connectivity: BTreeMap<String, Connectivity>,
    /// By thing, beside what the registry says of it.
    pub indexed: BTreeMap<String, Indexed>,
    pub indexing: Indexing,
    /// The options of the last `SetV2LoggingOptions`.
    pub logging: Option<serde_json::Value>,
    pub jobs: BTreeMap<String, Job>,
    pub policy_delay_ms: i64,
    pub certificate_delay_ms: i64,
    last: u64,
    stored: Bindings,
    in_force: Bindings,
    /// Changes that are not in force yet, with the time at which they will be.
    pending: VecDeque<(i64, Change)>,
}

impl Fleet {
    pub(crate) fn new(account: &str, region: &str) -> Self {
        Self {
            arns: Arns::new(account, region),
            things: BTreeMap::new(),
            types: BTreeMap::new(),
            groups: BTreeMap::new(),
            billing_groups: BTreeSet::new(),
            certificates: BTreeMap::new(),
            policies: BTreeMap::new(),
            connectivity: BTreeMap::new(),
            indexed: BTreeMap::new(),
            indexing: Indexing::default(),
            logging: None,
            jobs: BTreeMap::new(),
            last: 0,
            policy_delay_ms: POLICY_DELAY_MS,
            certificate_delay_ms: CERTIFICATE_DELAY_MS,
            stored: Bindings::default(),
            in_force: Bindings::default(),
            pending: VecDeque::new(),
        }
    }

    /// The next number in the order of creation.
    pub(crate) const fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    pub(crate) fn thing(&self, name: &str) -> Option<&Thing> {
        self.things.get(name)
    }

    /// The principals attached to a thing, in the order of attachment.
    pub(crate) fn principals_of(&self, thing: &str) -> Vec<&str> {
        let thing = self.things.get(thing);
        thing.map_or_else(Vec::new, |thing| {
            thing
                .principals
                .iter()
                .map(|link| link.principal.as_str())
                .collect()
        })
    }

    /// The things that share a principal, by name.
    pub(crate) fn things_of_principal(&self, principal: &str) -> Vec<&str> {
        let holds = |thing: &&Thing| thing.principals.iter().any(|link| link.principal == principal);
        let things = self.things.values();
        things.filter(holds).map(|thing| thing.name.as_str()).collect()
    }

    /// The groups that a thing is itself in, in the order in which it joined.
    pub(crate) fn groups_of(&self, thing: &str) -> &[String] {
        self.stored.groups_of(thing)
    }

    /// The certificate behind a principal's ARN.
    pub(crate) fn certificate(&self, arn: &str) -> Option<&Certificate> {
        self.certificates.get(self.arns.name("cert", arn)?)
    }

    /// Whether a principal may connect now: a certificate must be active; other principals always may.
    pub(crate) fn is_active(&self, principal: &str) -> bool {
        self.certificate(principal)
            .is_none_or(|certificate| certificate.status == CertificateStatus::Active)
    }

    /// The policies that decide about a thing and a principal, as stored: the principal's own, then those of the thing's
    /// groups and of the groups above them; each once.
    pub(crate) fn effective_policies(
        &self,
        thing: Option<&str>,
        principal: Option<&str>,
    ) -> Vec<EffectivePolicy> {
        self.policies_in(&self.stored, thing, principal)
    }

    pub(super) fn policies_in(
        &self,
        bindings: &Bindings,
        thing: Option<&str>,
        principal: Option<&str>,
    ) -> Vec<EffectivePolicy> {
        let own_group = principal.and_then(|principal| self.arns.name("thinggroup", principal));
        let own_group = own_group.map(str::to_owned);
        let mut targets: Vec<String> = principal.map(str::to_owned).into_iter().collect();
        let groups = thing.map_or(&[][..], |thing| bindings.groups_of(thing));
        for group in own_group.iter().chain(groups) {
            targets.extend(
                bindings
                    .lineage(group)
                    .map(|group| self.arns.of("thinggroup", group)),
            );
        }
        let mut found: Vec<EffectivePolicy> = Vec::new();
        for name in targets.iter().flat_map(|target| bindings.policies_of(target)) {
            if let Some(document) = bindings.document(name)
                && found.iter().all(|known| known.name != *name)
            {
                found.push(EffectivePolicy {
                    name: name.clone(),
                    document: document.to_owned(),
                });
            }
        }
        found
    }

    pub(crate) const fn stored(&self) -> &Bindings {
        &self.stored
    }

    pub(super) const fn in_force(&self) -> &Bindings {
        &self.in_force
    }

    /// Makes a change now; it is in force after the policy delay.
    pub(crate) fn change(&mut self, change: Change, now: i64) {
        self.settle(now);
        self.stored.apply(&change);
        self.pending.push_back((now + self.policy_delay_ms, change));
    }

    /// Puts in force what is due.
    pub(crate) fn settle(&mut self, now: i64) {
        while let Some((_, change)) = self.pending.pop_front_if(|(due, _)| *due <= now) {
            self.in_force.apply(&change);
        }
    }

    /// Puts in force everything that waits, as after a long time.
    pub(crate) fn settle_all(&mut self) {
        self.settle(i64::MAX);
    }

    /// When the next change will be in force.
    pub(crate) fn next_in_force(&self) -> Option<i64> {
        self.pending.front().map(|(due, _)| *due)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Client, Verdict};
    use super::*;

    const ALLOW: &str = r#"{"Statement": {"Effect": "Allow", "Action": "iot:Connect", "Resource": "*"}}"#;

    #[test]
    fn a_policy_answers_at_once_and_is_in_force_after_its_delay() {
        let mut fleet = Fleet::new("111122223333", "eu-central-1");
        let (policy, target) = ("P".to_owned(), "eu-central-1:identity".to_owned());
        let document = Some(ALLOW.to_owned());
        fleet.change(
            Change::Document {
                policy: policy.clone(),
                document,
            },
            0,
        );
        fleet.change(
            Change::Attach {
                policy,
                target: target.clone(),
            },
            1_000,
        );
        assert_eq!(fleet.effective_policies(None, Some(&target)).len(), 1);
        let client = Client {
            id: "c",
            principal: Some(&target),
            ..Client::default()
        };
        let due = 1_000 + POLICY_DELAY_MS;
        let mut verdict_at = |at| fleet.permits(&client, "iot:Connect", "any", at).verdict;
        assert_eq!(verdict_at(due - 1), Verdict::ImplicitlyDenied);
        assert_eq!(verdict_at(due), Verdict::Allowed);
    }
}

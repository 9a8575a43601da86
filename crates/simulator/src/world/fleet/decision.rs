//! What policies decide: an explicit deny wins, then an allow, then the implicit deny.
//! Authority: IoT Developer Guide, "AWS IoT Core policies".

use super::document::{Document, Statement};
use super::template::Template;
use super::{Bindings, EffectivePolicy, Fleet, Thing};

/// A client that asks for something.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Client<'a> {
    pub id: &'a str,
    /// The ARN of its certificate, or its Cognito identity.
    pub principal: Option<&'a str>,
    /// Only a session has an address.
    pub source_ip: Option<&'a str>,
    /// The VPC endpoint that its session comes through.
    pub vpc_endpoint: Option<&'a str>,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Allowed,
    ExplicitlyDenied,
    ImplicitlyDenied,
}

/// The answer with the policies it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    pub verdict: Verdict,
    pub considered: Vec<String>,
    pub allowed_by: Vec<String>,
    pub denied_by: Vec<String>,
    /// Variables and keys that had no value.
    pub missing: Vec<String>,
}

impl Fleet {
    /// Whether a client may do something by the policies in force at a time. `action` is such as `iot:Connect`, `resource`
    /// an ARN. It doesn't ask whether the certificate is active.
    pub(crate) fn permits(&mut self, client: &Client<'_>, action: &str, resource: &str, at: i64) -> Decision {
        self.settle(at);
        let policies = self.policies_for(self.in_force(), client);
        self.decide(&policies, client, action, resource)
    }

    /// The policies that decide about a client. Those of the groups of the thing with the client's id are among them if the
    /// principal is attached to that thing (*assumed*: the Developer Guide only says that client id and name must match).
    pub(crate) fn policies_for(&self, bindings: &Bindings, client: &Client<'_>) -> Vec<EffectivePolicy> {
        let thing = self.own_thing(client).map(|thing| thing.name.as_str());
        self.policies_in(bindings, thing, client.principal)
    }

    fn own_thing(&self, client: &Client<'_>) -> Option<&Thing> {
        self.thing(client.id).filter(|thing| {
            client
                .principal
                .is_some_and(|principal| thing.principals.iter().any(|link| link.principal == principal))
        })
    }

    /// The thing whose name and attributes the policy variables stand for: the only one of an exclusive principal, otherwise
    /// the one whose name is the client's id. Authority: IoT Developer Guide, "Thing policy variables".
    fn variable_thing(&self, client: &Client<'_>) -> Option<&Thing> {
        let exclusive = |thing: &&Thing| {
            let mut links = thing.principals.iter();
            links.any(|link| link.exclusive && Some(link.principal.as_str()) == client.principal)
        };
        self.own_thing(client)
            .or_else(|| self.things.values().find(exclusive))
    }

    pub(crate) fn decide(
        &self,
        policies: &[EffectivePolicy],
        client: &Client<'_>,
        action: &str,
        resource: &str,
    ) -> Decision {
        let mut decision = Decision {
            verdict: Verdict::ImplicitlyDenied,
            considered: policies.iter().map(|policy| policy.name.clone()).collect(),
            allowed_by: Vec::new(),
            denied_by: Vec::new(),
            missing: Vec::new(),
        };
        for policy in policies {
            let Ok(document) = Document::read(&policy.document) else {
                continue;
            };
            for statement in &document.statements {
                let (applies, missing) =
                    applies(statement, action, resource, |name| self.variable(client, name));
                for name in &missing {
                    note(&mut decision.missing, name);
                }
                match (applies, statement.denies) {
                    (true, true) => note(&mut decision.denied_by, &policy.name),
                    (true, false) => note(&mut decision.allowed_by, &policy.name),
                    (false, _) => {}
                }
            }
        }
        decision.verdict = match (decision.denied_by.is_empty(), decision.allowed_by.is_empty()) {
            (false, _) => Verdict::ExplicitlyDenied,
            (true, false) => Verdict::Allowed,
            (true, true) => Verdict::ImplicitlyDenied,
        };
        decision
    }

    /// What a policy variable or the key of a condition stands for. Who comes through a VPC endpoint has no `aws:SourceIp`.
    /// Authority: IoT Developer Guide, "Basic AWS IoT Core policy variables" and "Controlling Access to AWS IoT Core over
    /// VPC endpoints"; IAM User Guide, "AWS global condition context keys".
    fn variable(&self, client: &Client<'_>, name: &str) -> Option<String> {
        match name {
            "iot:ClientId" => return (!client.id.is_empty()).then(|| client.id.to_owned()),
            "aws:SourceIp" if client.vpc_endpoint.is_none() => return client.source_ip.map(str::to_owned),
            "aws:VpcSourceIp" if client.vpc_endpoint.is_some() => return client.source_ip.map(str::to_owned),
            "aws:SourceVpce" => return client.vpc_endpoint.map(str::to_owned),
            "iot:CertificateId" => {
                return self.certificate(client.principal?).map(|found| found.id.clone());
            }
            "iot:Connection.Thing.IsAttached" => {
                return Some(self.variable_thing(client).is_some().to_string());
            }
            _ => {}
        }
        let thing = self.variable_thing(client)?;
        let member = name.strip_prefix("iot:Connection.Thing.")?;
        match member {
            "ThingName" => Some(thing.name.clone()),
            "ThingTypeName" => thing.kind.clone(),
            _ => {
                let attribute = member.strip_prefix("Attributes[")?.strip_suffix(']')?;
                thing.attributes.get(attribute).cloned()
            }
        }
    }
}

fn note(names: &mut Vec<String>, name: &str) {
    if names.iter().all(|known| known != name) {
        names.push(name.to_owned());
    }
}

/// Whether a statement speaks of this, and what had no value when that was asked.
fn applies(
    statement: &Statement,
    action: &str,
    resource: &str,
    value_of: impl Fn(&str) -> Option<String>,
) -> (bool, Vec<String>) {
    let named = statement.actions.iter().any(|pattern| {
        Template::expand(&pattern.to_lowercase(), |_| None)
            .is_ok_and(|pattern| pattern.matches(&action.to_lowercase()))
    });
    if !named {
        return (false, Vec::new());
    }
    let mut missing = Vec::new();
    let mut meant = false;
    for pattern in &statement.resources {
        match Template::expand(pattern, &value_of) {
            Ok(pattern) => meant |= pattern.matches(resource),
            Err(name) => missing = vec![name],
        }
    }
    if !meant {
        return (false, missing);
    }
    missing.clear();
    let mut met = true;
    for condition in &statement.conditions {
        match condition.holds(&value_of) {
            Ok(true) => {}
            // Whatever the others would have asked for.
            Ok(false) => return (false, Vec::new()),
            Err(lacking) => {
                met &= lacking.met;
                missing.push(lacking.name);
            }
        }
    }
    (met, missing)
}

use super::{StandingClock, answers::registry_answers};
use async_trait::async_trait;
use domain::device::{
    Access, Certificate, CertificateStatus, Connection, EffectivePolicy, Group, GroupMembership,
    JobExecution, MetricPoint, Question, RetainedTopic, Shadow, Subscription, Thing, Tunnel, TunnelTokens,
    Verdict, Verification, Violation, ViolationEvent,
};
use domain::ids::{CertificateId, DeviceName, GroupName};
use domain::time::Timestamp;
use response::ports::{Clock, Fleet, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};

type Answer<T> = Result<T, StoreError>;

const MINUTE: i64 = 60_000;

/// A small fleet in memory: changes bind late, clients come back, calls fail.
#[derive(Debug)]
pub struct Pretend {
    clock: Arc<StandingClock>,
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
pub struct Inner {
    pub things: BTreeMap<String, Vec<CertificateId>>,
    /// Member to group and since when.
    pub groups: BTreeMap<(String, String), Timestamp>,
    pub dynamic: BTreeSet<String>,
    /// Existing groups, and whether their policy denies.
    pub existing: BTreeMap<String, bool>,
    /// Certificates, and since when they are so.
    pub certificates: BTreeMap<CertificateId, (CertificateStatus, Timestamp)>,
    pub clients: BTreeMap<String, Client>,
    /// Calls that fail, so many times each.
    pub failing: BTreeMap<&'static str, (StoreError, u32)>,
    pub calls: Vec<&'static str>,
    /// Policies that deny nothing.
    pub toothless: bool,
}

/// A device's client.
#[derive(Clone, Debug)]
pub struct Client {
    pub thing: String,
    pub certificate: CertificateId,
    pub connected: bool,
    pub since: Timestamp,
    /// Comes back whenever it may.
    pub stubborn: bool,
}

impl Pretend {
    pub fn new(clock: Arc<StandingClock>) -> Arc<Self> {
        let fleet = Self {
            clock,
            inner: Mutex::default(),
        };
        fleet.inner().existing.insert("QUARANTINED".into(), true);
        Arc::new(fleet)
    }

    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    /// A thing with one active certificate, connected under its own name.
    pub fn thing(&self, name: &str) -> DeviceName {
        let id = certificate(self.inner().certificates.len());
        let now = self.clock.now();
        let mut inner = self.inner();
        inner.things.insert(name.into(), vec![id.clone()]);
        inner
            .certificates
            .insert(id.clone(), (CertificateStatus::Active, now));
        inner.clients.insert(
            name.into(),
            Client {
                thing: name.into(),
                certificate: id,
                connected: true,
                since: now.plus(-MINUTE),
                stubborn: true,
            },
        );
        name.parse().unwrap()
    }

    /// Lets `operation` fail so many times.
    pub fn fails(&self, operation: &'static str, times: u32) {
        let error = StoreError::Throttled { operation };
        self.inner().failing.insert(operation, (error, times));
    }

    /// Whether AWS would let the client in at `now`: what the test holds the console's claims against.
    pub fn lets(&self, client: &str) -> bool {
        let now = self.clock.now();
        lets(&self.inner(), client, now)
    }

    pub fn is_in(&self, name: &str, group: &str) -> bool {
        self.inner().groups.contains_key(&(name.into(), group.into()))
    }

    pub fn status(&self, name: &str) -> CertificateStatus {
        let inner = self.inner();
        inner.certificates[&inner.things[name][0]].0.clone()
    }

    fn call(&self, operation: &'static str) -> Answer<MutexGuard<'_, Inner>> {
        let now = self.clock.now();
        let mut inner = self.inner();
        inner.calls.push(operation);
        reconnect(&mut inner, now);
        if let Some((error, times)) = inner.failing.get_mut(operation)
            && *times > 0
        {
            *times -= 1;
            return Err(error.clone());
        }
        Ok(inner)
    }
}

pub fn certificate(n: usize) -> CertificateId {
    format!("{n:064x}").parse().unwrap()
}

/// Policies bind after 8 minutes, certificates after 5.
fn lets(inner: &Inner, name: &str, now: Timestamp) -> bool {
    let Some(client) = inner.clients.get(name) else {
        return false;
    };
    let denied = client.thing == name
        && inner.groups.iter().any(|((thing, group), since)| {
            *thing == client.thing
                && inner.existing.get(group) == Some(&true)
                && now >= since.plus(8 * MINUTE)
        });
    let (status, since) = &inner.certificates[&client.certificate];
    let dead = *status != CertificateStatus::Active && now >= since.plus(5 * MINUTE);
    !denied && !dead
}

/// A dead certificate ends its sessions; a client that wants to come back does where it may.
fn reconnect(inner: &mut Inner, now: Timestamp) {
    let names: Vec<String> = inner.clients.keys().cloned().collect();
    for name in names {
        let may = lets(inner, &name, now);
        let (status, since) = inner.certificates[&inner.clients[&name].certificate].clone();
        let dead = status != CertificateStatus::Active && now >= since.plus(5 * MINUTE);
        let client = inner.clients.get_mut(&name).unwrap();
        if client.connected && dead {
            (client.connected, client.since) = (false, since.plus(5 * MINUTE));
        } else if !client.connected && client.stubborn && may && now > client.since {
            (client.connected, client.since) = (true, now);
        }
    }
}

#[async_trait]
impl Fleet for Pretend {
    async fn thing(&self, device: &DeviceName) -> Answer<Option<Thing>> {
        let inner = self.call("DescribeThing")?;
        Ok(inner.things.contains_key(device.as_str()).then(|| Thing {
            name: device.clone(),
            arn: format!("arn:aws:iot:eu-central-1:111122223333:thing/{device}"),
            kind: None,
            attributes: registry_answers(device),
            version: 1,
        }))
    }

    async fn groups(&self, device: &DeviceName) -> Answer<Vec<GroupMembership>> {
        let inner = self.call("ListThingGroupsForThing")?;
        let member = inner.groups.keys().filter(|(thing, _)| thing == device.as_str());
        Ok(member
            .map(|(_, group)| GroupMembership {
                group: group.parse().unwrap(),
                dynamic: inner.dynamic.contains(group),
            })
            .collect())
    }

    async fn certificates(&self, device: &DeviceName) -> Answer<Vec<Certificate>> {
        let inner = self.call("ListThingPrincipals")?;
        let ids = inner.things.get(device.as_str()).cloned().unwrap_or_default();
        let all = ids.into_iter().map(|id| {
            let others = inner
                .things
                .iter()
                .filter(|(name, ids)| ids.contains(&id) && *name != device.as_str());
            Certificate {
                arn: format!("arn:aws:iot:eu-central-1:111122223333:cert/{id}"),
                status: inner.certificates[&id].0.clone(),
                created: None,
                expires: None,
                shared_with: others.map(|(name, _)| name.parse().unwrap()).collect(),
                policies: vec!["Fleet".into()],
                id,
            }
        });
        Ok(all.collect())
    }

    async fn effective_policies(
        &self,
        _device: &DeviceName,
        _certificate: Option<&Certificate>,
    ) -> Answer<Vec<EffectivePolicy>> {
        Ok(Vec::new())
    }

    async fn connection(&self, device: &DeviceName) -> Answer<Connection> {
        let inner = self.call("GetConnection")?;
        let found = inner
            .clients
            .iter()
            .find(|(_, client)| client.thing == device.as_str());
        Ok(found.map_or_else(Connection::default, |(id, client)| Connection {
            connected: client.connected,
            client: Some(id.clone()),
            since: Some(client.since),
            ..Connection::default()
        }))
    }

    async fn subscriptions(&self, _client: &str) -> Answer<Vec<Subscription>> {
        let filter = "site/+/commands".to_owned();
        Ok(vec![Subscription { filter, qos: 1 }])
    }

    async fn violations(&self, _device: &DeviceName) -> Answer<Vec<Violation>> {
        Ok(Vec::new())
    }

    async fn violation_events(
        &self,
        _device: &DeviceName,
        _from: Timestamp,
        _to: Timestamp,
    ) -> Answer<Vec<ViolationEvent>> {
        Ok(Vec::new())
    }

    async fn metric(
        &self,
        _device: &DeviceName,
        _metric: &str,
        _from: Timestamp,
        _to: Timestamp,
    ) -> Answer<Vec<MetricPoint>> {
        Ok(Vec::new())
    }

    async fn shadow(&self, _device: &DeviceName) -> Answer<Option<Shadow>> {
        Ok(None)
    }

    async fn jobs(&self, _device: &DeviceName) -> Answer<Vec<JobExecution>> {
        Ok(Vec::new())
    }

    async fn retained(&self, _prefix: &str) -> Answer<Vec<RetainedTopic>> {
        Ok(Vec::new())
    }

    async fn tunnels(&self, _device: &DeviceName) -> Answer<Vec<Tunnel>> {
        Ok(Vec::new())
    }

    async fn verdicts(
        &self,
        certificate: &Certificate,
        client: &str,
        questions: &[Question],
        with: &[String],
    ) -> Answer<Vec<Verdict>> {
        let inner = self.call("TestAuthorization")?;
        let has = |ids: &Vec<CertificateId>| ids.contains(&certificate.id);
        let denied = (!with.is_empty() && !inner.toothless)
            || inner.groups.keys().any(|(thing, group)| {
                let its = thing == client && inner.things.get(thing).is_some_and(has);
                its && inner.existing.get(group) == Some(&true)
            });
        let verdict = |question: &Question| Verdict {
            allowed: !denied && question.access != Access::Receive,
            explicit: denied,
            by: Vec::new(),
            missing: Vec::new(),
            question: question.clone(),
        };
        Ok(questions.iter().map(verdict).collect())
    }

    async fn group(&self, name: &GroupName) -> Answer<Option<Group>> {
        let inner = self.call("DescribeThingGroup")?;
        Ok(inner.existing.get(name.as_str()).map(|denies| Group {
            name: name.clone(),
            arn: format!("arn:aws:iot:eu-central-1:111122223333:thinggroup/{name}"),
            dynamic: inner.dynamic.contains(name.as_str()),
            above: Vec::new(),
            policies: if *denies {
                vec![("DenyAll".into(), "{}".into())]
            } else {
                Vec::new()
            },
        }))
    }

    async fn add_to_group(&self, device: &DeviceName, group: &GroupName, evict: bool) -> Answer<()> {
        let operation = "AddThingToThingGroup";
        let now = self.clock.now();
        let mut inner = self.call(operation)?;
        if !inner.existing.contains_key(group.as_str()) || !inner.things.contains_key(device.as_str()) {
            return Err(StoreError::NotFound { operation });
        }
        let member: Vec<_> = inner
            .groups
            .keys()
            .filter(|(thing, _)| thing == device.as_str())
            .cloned()
            .collect();
        if member.iter().any(|(_, one)| one == group.as_str()) {
            return Ok(());
        }
        if member.len() >= 10 {
            let last = member
                .iter()
                .rev()
                .find(|(_, one)| inner.dynamic.contains(one))
                .cloned();
            let Some(last) = last.filter(|_| evict) else {
                let message = "Thing is in 10 groups".to_owned();
                return Err(StoreError::Refused { operation, message });
            };
            inner.groups.remove(&last);
        }
        inner.groups.insert((device.to_string(), group.to_string()), now);
        Ok(())
    }

    async fn remove_from_group(&self, device: &DeviceName, group: &GroupName) -> Answer<()> {
        let mut inner = self.call("RemoveThingFromThingGroup")?;
        inner.groups.remove(&(device.to_string(), group.to_string()));
        Ok(())
    }

    async fn set_certificate(&self, id: &CertificateId, active: bool) -> Answer<()> {
        let now = self.clock.now();
        let mut inner = self.call("UpdateCertificate")?;
        let status = if active {
            CertificateStatus::Active
        } else {
            CertificateStatus::Inactive
        };
        inner.certificates.insert(id.clone(), (status, now));
        Ok(())
    }

    async fn cut_connection(&self, client: &str) -> Answer<()> {
        let now = self.clock.now();
        let mut inner = self.call("DeleteConnection")?;
        if let Some(client) = inner.clients.get_mut(client) {
            (client.connected, client.since) = (false, now);
        }
        Ok(())
    }

    async fn verify_violation(&self, _id: &str, _found: Verification, _remark: Option<&str>) -> Answer<()> {
        self.call("PutVerificationStateOnViolation").map(drop)
    }

    async fn open_tunnel(
        &self,
        _device: &DeviceName,
        _service: &str,
        _minutes: i32,
        _description: &str,
    ) -> Answer<TunnelTokens> {
        self.call("OpenTunnel").map(|_| TunnelTokens {
            tunnel: "t".into(),
            source: Some("secret".into()),
            destination: None,
        })
    }

    async fn rotate_tunnel(&self, _tunnel: &str) -> Answer<TunnelTokens> {
        Err(StoreError::NotFound {
            operation: "RotateTunnelAccessToken",
        })
    }

    async fn close_tunnel(&self, _tunnel: &str) -> Answer<()> {
        self.call("CloseTunnel").map(drop)
    }
}

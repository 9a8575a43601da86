use super::StoreError;
use async_trait::async_trait;
use domain::device::{
    Certificate, Connection, EffectivePolicy, Group, GroupMembership, JobExecution, MetricPoint, Question,
    RetainedTopic, Shadow, Subscription, Thing, Tunnel, TunnelTokens, Verdict, Verification, Violation,
    ViolationEvent,
};
use domain::ids::{CertificateId, DeviceName, GroupName};
use domain::time::Timestamp;
use std::fmt::Debug;

/// The devices as AWS IoT keeps them. Reads go on until the last page; no call is tried again by the caller.
#[async_trait]
pub trait Fleet: Send + Sync + Debug {
    // --- one device ---

    /// The registry's thing; `None` when there is none of that name.
    async fn thing(&self, device: &DeviceName) -> Result<Option<Thing>, StoreError>;

    /// The groups that a thing is in.
    async fn groups(&self, device: &DeviceName) -> Result<Vec<GroupMembership>, StoreError>;

    /// A thing's certificates, each with its status, its policies and the other things that use it (at most 500).
    async fn certificates(&self, device: &DeviceName) -> Result<Vec<Certificate>, StoreError>;

    /// The policies that count for a thing with one of its certificates, or with none: its groups' only.
    async fn effective_policies(
        &self,
        device: &DeviceName,
        certificate: Option<&Certificate>,
    ) -> Result<Vec<EffectivePolicy>, StoreError>;

    /// Whether a thing is connected, under which client id, from where. A thing never seen has neither.
    async fn connection(&self, device: &DeviceName) -> Result<Connection, StoreError>;

    /// What a client subscribed to; empty when it has no session.
    async fn subscriptions(&self, client: &str) -> Result<Vec<Subscription>, StoreError>;

    /// What a device violates now.
    async fn violations(&self, device: &DeviceName) -> Result<Vec<Violation>, StoreError>;

    /// The violations' events of a device in a time range, both ends included, latest first.
    async fn violation_events(
        &self,
        device: &DeviceName,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<ViolationEvent>, StoreError>;

    /// A metric's values of a device in a time range, oldest first.
    async fn metric(
        &self,
        device: &DeviceName,
        metric: &str,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<MetricPoint>, StoreError>;

    /// The classic shadow, with the names of the others; `None` when there is none at all.
    async fn shadow(&self, device: &DeviceName) -> Result<Option<Shadow>, StoreError>;

    /// The device's jobs, latest first, at most 50.
    async fn jobs(&self, device: &DeviceName) -> Result<Vec<JobExecution>, StoreError>;

    /// Retained messages whose topic begins with `prefix`, at most 100; as they were up to half a minute ago. An account
    /// with more than 10 000 of them is refused, because they can only be listed all together.
    async fn retained(&self, prefix: &str) -> Result<Vec<RetainedTopic>, StoreError>;

    /// Tunnels to a device, latest first.
    async fn tunnels(&self, device: &DeviceName) -> Result<Vec<Tunnel>, StoreError>;

    // --- policies and groups ---

    /// Asks the service itself what a certificate may do under a client id. Answers come in the questions' order.
    /// `with` adds policies by name, as if they were attached already: what an act would change is asked before it.
    async fn verdicts(
        &self,
        certificate: &Certificate,
        client: &str,
        questions: &[Question],
        with: &[String],
    ) -> Result<Vec<Verdict>, StoreError>;

    /// A group with its policies; `None` when there is none.
    async fn group(&self, name: &GroupName) -> Result<Option<Group>, StoreError>;

    // --- acts: each may be repeated, and is read back by the reads above ---

    /// Puts a thing into a group; in it already is no error. `evict` lets a dynamic group give way at the limit of ten.
    async fn add_to_group(
        &self,
        device: &DeviceName,
        group: &GroupName,
        evict: bool,
    ) -> Result<(), StoreError>;

    /// Takes a thing out of a group; not in it is no error.
    async fn remove_from_group(&self, device: &DeviceName, group: &GroupName) -> Result<(), StoreError>;

    /// Activates or deactivates a certificate.
    async fn set_certificate(&self, id: &CertificateId, active: bool) -> Result<(), StoreError>;

    /// Cuts a client's session; one without a session is no error.
    async fn cut_connection(&self, client: &str) -> Result<(), StoreError>;

    /// Writes down what people found a violation to be; `remark` has at most 1 000 characters.
    async fn verify_violation(
        &self,
        id: &str,
        verification: Verification,
        remark: Option<&str>,
    ) -> Result<(), StoreError>;

    // --- tunnels ---

    /// Opens a tunnel to a service of a device, such as `SSH`, for 1 to 720 minutes.
    async fn open_tunnel(
        &self,
        device: &DeviceName,
        service: &str,
        minutes: i32,
        description: &str,
    ) -> Result<TunnelTokens, StoreError>;

    /// Gives a tunnel new tokens; the old ones end.
    async fn rotate_tunnel(&self, tunnel: &str) -> Result<TunnelTokens, StoreError>;

    /// Closes a tunnel; closed already is no error.
    async fn close_tunnel(&self, tunnel: &str) -> Result<(), StoreError>;
}

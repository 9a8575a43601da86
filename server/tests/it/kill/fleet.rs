use super::death::Death;
use async_trait::async_trait;
use domain::device::{
    Certificate, Connection, EffectivePolicy, Group, GroupMembership, JobExecution, MetricPoint, Question,
    RetainedTopic, Shadow, Subscription, Thing, Tunnel, TunnelTokens, Verdict, Verification, Violation,
    ViolationEvent,
};
use domain::ids::{CertificateId, DeviceName, GroupName};
use domain::time::Timestamp;
use response::ports::{Fleet, StoreError};
use std::sync::Arc;

type Answer<T> = Result<T, StoreError>;

/// The fleet; each call that an order makes is a step.
#[derive(Debug)]
pub struct MortalFleet(pub Arc<dyn Fleet>, pub Arc<Death>);

#[async_trait]
impl Fleet for MortalFleet {
    async fn thing(&self, device: &DeviceName) -> Answer<Option<Thing>> {
        self.1.step("DescribeThing", self.0.thing(device)).await
    }

    async fn groups(&self, device: &DeviceName) -> Answer<Vec<GroupMembership>> {
        self.1
            .step("ListThingGroupsForThing", self.0.groups(device))
            .await
    }

    async fn certificates(&self, device: &DeviceName) -> Answer<Vec<Certificate>> {
        self.1
            .step("ListThingPrincipals", self.0.certificates(device))
            .await
    }

    async fn effective_policies(
        &self,
        device: &DeviceName,
        certificate: Option<&Certificate>,
    ) -> Answer<Vec<EffectivePolicy>> {
        self.0.effective_policies(device, certificate).await
    }

    async fn connection(&self, device: &DeviceName) -> Answer<Connection> {
        self.1.step("GetConnection", self.0.connection(device)).await
    }

    async fn subscriptions(&self, client: &str) -> Answer<Vec<Subscription>> {
        self.0.subscriptions(client).await
    }

    async fn violations(&self, device: &DeviceName) -> Answer<Vec<Violation>> {
        self.0.violations(device).await
    }

    async fn violation_events(
        &self,
        device: &DeviceName,
        from: Timestamp,
        to: Timestamp,
    ) -> Answer<Vec<ViolationEvent>> {
        self.0.violation_events(device, from, to).await
    }

    async fn metric(
        &self,
        device: &DeviceName,
        metric: &str,
        from: Timestamp,
        to: Timestamp,
    ) -> Answer<Vec<MetricPoint>> {
        self.0.metric(device, metric, from, to).await
    }

    async fn shadow(&self, device: &DeviceName) -> Answer<Option<Shadow>> {
        self.0.shadow(device).await
    }

    async fn jobs(&self, device: &DeviceName) -> Answer<Vec<JobExecution>> {
        self.0.jobs(device).await
    }

    async fn retained(&self, prefix: &str) -> Answer<Vec<RetainedTopic>> {
        self.0.retained(prefix).await
    }

    async fn tunnels(&self, device: &DeviceName) -> Answer<Vec<Tunnel>> {
        self.0.tunnels(device).await
    }

    async fn verdicts(
        &self,
        certificate: &Certificate,
        client: &str,
        questions: &[Question],
        with: &[String],
    ) -> Answer<Vec<Verdict>> {
        let asked = self.0.verdicts(certificate, client, questions, with);
        self.1.step("TestAuthorization", asked).await
    }

    async fn group(&self, name: &GroupName) -> Answer<Option<Group>> {
        self.0.group(name).await
    }

    async fn add_to_group(&self, device: &DeviceName, group: &GroupName, evict: bool) -> Answer<()> {
        let added = self.0.add_to_group(device, group, evict);
        self.1.step("AddThingToThingGroup", added).await
    }

    async fn remove_from_group(&self, device: &DeviceName, group: &GroupName) -> Answer<()> {
        let removed = self.0.remove_from_group(device, group);
        self.1.step("RemoveThingFromThingGroup", removed).await
    }

    async fn set_certificate(&self, id: &CertificateId, active: bool) -> Answer<()> {
        self.1
            .step("UpdateCertificate", self.0.set_certificate(id, active))
            .await
    }

    async fn cut_connection(&self, client: &str) -> Answer<()> {
        self.1
            .step("DeleteConnection", self.0.cut_connection(client))
            .await
    }

    async fn verify_violation(
        &self,
        id: &str,
        verification: Verification,
        remark: Option<&str>,
    ) -> Answer<()> {
        self.0.verify_violation(id, verification, remark).await
    }

    async fn open_tunnel(
        &self,
        device: &DeviceName,
        service: &str,
        minutes: i32,
        description: &str,
    ) -> Answer<TunnelTokens> {
        self.0.open_tunnel(device, service, minutes, description).await
    }

    async fn rotate_tunnel(&self, tunnel: &str) -> Answer<TunnelTokens> {
        self.0.rotate_tunnel(tunnel).await
    }

    async fn close_tunnel(&self, tunnel: &str) -> Answer<()> {
        self.0.close_tunnel(tunnel).await
    }
}

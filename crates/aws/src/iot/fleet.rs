use super::adapter::Iot;
use async_trait::async_trait;
use domain::device::{
    Certificate, Connection, EffectivePolicy, Group, GroupMembership, JobExecution, MetricPoint, Question,
    RetainedTopic, Shadow, Subscription, Thing, Tunnel, TunnelTokens, Verdict, Verification, Violation,
    ViolationEvent,
};
use domain::ids::{CertificateId, DeviceName, GroupName};
use domain::time::Timestamp;
use response::ports::{Fleet, StoreError};

#[async_trait]
impl Fleet for Iot {
    async fn thing(&self, device: &DeviceName) -> Result<Option<Thing>, StoreError> {
        self.describe_thing(device).await
    }

    async fn groups(&self, device: &DeviceName) -> Result<Vec<GroupMembership>, StoreError> {
        self.memberships(device).await
    }

    async fn certificates(&self, device: &DeviceName) -> Result<Vec<Certificate>, StoreError> {
        self.principals(device).await
    }

    async fn effective_policies(
        &self,
        device: &DeviceName,
        certificate: Option<&Certificate>,
    ) -> Result<Vec<EffectivePolicy>, StoreError> {
        self.get_effective_policies(device, certificate).await
    }

    async fn connection(&self, device: &DeviceName) -> Result<Connection, StoreError> {
        self.connection_of(device).await
    }

    async fn subscriptions(&self, client: &str) -> Result<Vec<Subscription>, StoreError> {
        self.list_subscriptions(client).await
    }

    async fn violations(&self, device: &DeviceName) -> Result<Vec<Violation>, StoreError> {
        self.active_violations(device).await
    }

    async fn violation_events(
        &self,
        device: &DeviceName,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<ViolationEvent>, StoreError> {
        self.list_violation_events(device, from, to).await
    }

    async fn metric(
        &self,
        device: &DeviceName,
        metric: &str,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<MetricPoint>, StoreError> {
        self.metric_values(device, metric, from, to).await
    }

    async fn shadow(&self, device: &DeviceName) -> Result<Option<Shadow>, StoreError> {
        self.thing_shadow(device).await
    }

    async fn jobs(&self, device: &DeviceName) -> Result<Vec<JobExecution>, StoreError> {
        self.job_executions(device).await
    }

    async fn retained(&self, prefix: &str) -> Result<Vec<RetainedTopic>, StoreError> {
        self.retained_under(prefix).await
    }

    async fn tunnels(&self, device: &DeviceName) -> Result<Vec<Tunnel>, StoreError> {
        self.list_tunnels(device).await
    }

    async fn verdicts(
        &self,
        certificate: &Certificate,
        client: &str,
        questions: &[Question],
        with: &[String],
    ) -> Result<Vec<Verdict>, StoreError> {
        self.test_authorization(certificate, client, questions, with)
            .await
    }

    async fn group(&self, name: &GroupName) -> Result<Option<Group>, StoreError> {
        self.group_with_policies(name).await
    }

    async fn add_to_group(
        &self,
        device: &DeviceName,
        group: &GroupName,
        evict: bool,
    ) -> Result<(), StoreError> {
        self.add_thing(device, group, evict).await
    }

    async fn remove_from_group(&self, device: &DeviceName, group: &GroupName) -> Result<(), StoreError> {
        self.remove_thing(device, group).await
    }

    async fn set_certificate(&self, id: &CertificateId, active: bool) -> Result<(), StoreError> {
        self.update_certificate(id, active).await
    }

    async fn cut_connection(&self, client: &str) -> Result<(), StoreError> {
        self.delete_connection(client).await
    }

    async fn verify_violation(
        &self,
        id: &str,
        verification: Verification,
        remark: Option<&str>,
    ) -> Result<(), StoreError> {
        self.put_verification(id, verification, remark).await
    }

    async fn open_tunnel(
        &self,
        device: &DeviceName,
        service: &str,
        minutes: i32,
        description: &str,
    ) -> Result<TunnelTokens, StoreError> {
        self.new_tunnel(device, service, minutes, description).await
    }

    async fn rotate_tunnel(&self, tunnel: &str) -> Result<TunnelTokens, StoreError> {
        self.rotate_tokens(tunnel).await
    }

    async fn close_tunnel(&self, tunnel: &str) -> Result<(), StoreError> {
        self.end_tunnel(tunnel).await
    }
}

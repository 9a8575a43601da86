use super::adapter::{AT_ONCE, Iot, found};
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::all;
use aws_sdk_iot::operation::describe_security_profile::DescribeSecurityProfileOutput;
use aws_sdk_iot::types::Behavior;
use domain::readiness::{ProfileBehaviour, SecurityProfile};
use futures::stream::{self, StreamExt, TryStreamExt};
use response::ports::StoreError;

const LIST_SECURITY_PROFILES: Operation = Operation::read("ListSecurityProfiles", SERVICE);
const DESCRIBE_SECURITY_PROFILE: Operation = Operation::read("DescribeSecurityProfile", SERVICE);
const LIST_TARGETS: Operation = Operation::read("ListTargetsForSecurityProfile", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListSecurityProfiles`, then each profile with its targets. One that was deleted in between is left out.
    pub(crate) async fn security_profiles(&self) -> Result<Vec<SecurityProfile>, StoreError> {
        let read = |this: Self| async move {
            let mut names = all(LIST_SECURITY_PROFILES, |token| this.page_of_profiles(token)).await?;
            names.sort_unstable();
            let profiles = stream::iter(names).map(|name| this.security_profile(name));
            let profiles: Vec<Option<SecurityProfile>> = profiles.buffered(AT_ONCE).try_collect().await?;
            Ok(profiles.into_iter().flatten().collect::<Vec<_>>())
        };
        self.gateway
            .shared(LIST_SECURITY_PROFILES, "", read(self.clone()))
            .await
    }

    async fn page_of_profiles(
        &self,
        token: Option<String>,
    ) -> Result<(Vec<String>, Option<String>), StoreError> {
        let request = self
            .control
            .list_security_profiles()
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_SECURITY_PROFILES, || request.clone().send())
            .await?;
        let profiles = reply.security_profile_identifiers.unwrap_or_default().into_iter();
        Ok((profiles.map(|one| one.name).collect(), reply.next_token))
    }

    async fn security_profile(&self, name: String) -> Result<Option<SecurityProfile>, StoreError> {
        let request = self
            .control
            .describe_security_profile()
            .security_profile_name(&name);
        let described = self
            .gateway
            .call(DESCRIBE_SECURITY_PROFILE, || request.clone().send())
            .await;
        let Some(described) = found(described)? else {
            return Ok(None);
        };
        let targets = found(all(LIST_TARGETS, |token| self.page_of_targets(&name, token)).await)?;
        Ok(targets.map(|targets| convert(name, described, targets)))
    }

    async fn page_of_targets(
        &self,
        profile: &str,
        token: Option<String>,
    ) -> Result<(Vec<String>, Option<String>), StoreError> {
        let request = self
            .control
            .list_targets_for_security_profile()
            .security_profile_name(profile)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self.gateway.call(LIST_TARGETS, || request.clone().send()).await?;
        let targets = reply.security_profile_targets.unwrap_or_default().into_iter();
        Ok((targets.map(|one| one.arn).collect(), reply.next_token))
    }
}

fn convert(name: String, described: DescribeSecurityProfileOutput, targets: Vec<String>) -> SecurityProfile {
    let alerts = described.alert_targets.unwrap_or_default().into_values();
    let mut tells: Vec<String> = alerts.map(|target| target.alert_target_arn).collect();
    tells.sort_unstable();
    SecurityProfile {
        name,
        behaviours: described
            .behaviors
            .unwrap_or_default()
            .into_iter()
            .map(behaviour)
            .collect(),
        tells,
        targets,
    }
}

fn behaviour(behaviour: Behavior) -> ProfileBehaviour {
    let criteria = behaviour.criteria.as_ref();
    ProfileBehaviour {
        learned: criteria.is_some_and(|criteria| criteria.ml_detection_config.is_some()),
        silent: behaviour.suppress_alerts == Some(true),
        name: behaviour.name,
        metric: behaviour.metric,
    }
}

use super::adapter::Preparation;
use crate::gateway::Operation;
use crate::pages::all;
use aws_sdk_iam::types::PolicyEvaluationDecisionType as Decision;
use domain::readiness::{Needed, Permission};
use response::ports::StoreError;
use std::collections::{BTreeMap, HashMap};

const SIMULATE_PRINCIPAL_POLICY: Operation = Operation::read("SimulatePrincipalPolicy", "iam");

/// A decision about an action.
type Decided = (String, Decision);

impl Preparation {
    /// `SimulatePrincipalPolicy`, once for each resource: IAM evaluates the policies of the console's role and does nothing.
    pub(super) async fn simulate(&self, needed: &[Needed]) -> Result<Vec<Permission>, StoreError> {
        let mut by_resource: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for one in needed {
            by_resource.entry(&one.resource).or_default().push(&one.action);
        }
        let mut decided: HashMap<(String, String), Decision> = HashMap::new();
        for (resource, actions) in by_resource {
            let page = |marker| self.page_of_decisions(resource, &actions, marker);
            let answers = all(SIMULATE_PRINCIPAL_POLICY, page).await?;
            let keyed = answers
                .into_iter()
                .map(|(action, decision)| ((action, resource.to_owned()), decision));
            decided.extend(keyed);
        }
        let permission = |one: &Needed| {
            let decision = decided.get(&(one.action.clone(), one.resource.clone()));
            let decision = decision.ok_or_else(|| StoreError::Unavailable {
                operation: SIMULATE_PRINCIPAL_POLICY.name,
                message: format!("answered without a decision on {}", one.action),
            })?;
            Ok(Permission {
                needed: one.clone(),
                allowed: *decision == Decision::Allowed,
                denied: *decision == Decision::ExplicitDeny,
            })
        };
        needed.iter().map(permission).collect()
    }

    async fn page_of_decisions(
        &self,
        resource: &str,
        actions: &[&str],
        marker: Option<String>,
    ) -> Result<(Vec<Decided>, Option<String>), StoreError> {
        let request = self
            .iam
            .simulate_principal_policy()
            .policy_source_arn(&self.identity)
            .set_action_names(Some(actions.iter().map(|one| (*one).to_owned()).collect()))
            .resource_arns(resource)
            .set_marker(marker);
        let reply = self
            .gateway
            .call(SIMULATE_PRINCIPAL_POLICY, || request.clone().send())
            .await?;
        let results = reply.evaluation_results.unwrap_or_default().into_iter();
        let decided = results.map(|one| (one.eval_action_name, one.eval_decision));
        Ok((decided.collect(), reply.marker.filter(|_| reply.is_truncated)))
    }
}

/// Whose policies judge the calls of a principal: an assumed role's session has none of its own. A session's name has
/// lost the role's path, so that a role that was configured is taken by its own name.
pub(crate) fn judged_by(principal: &str, configured: Option<&str>) -> String {
    let role = || {
        let (prefix, rest) = principal.split_once(":assumed-role/")?;
        let (name, _session) = rest.split_once('/')?;
        Some(format!("{}:role/{name}", prefix.replacen(":sts:", ":iam:", 1)))
    };
    configured
        .map(str::to_owned)
        .or_else(role)
        .unwrap_or_else(|| principal.to_owned())
}

#[cfg(test)]
mod tests {
    use super::judged_by;

    #[test]
    fn a_session_is_judged_by_its_roles_policies() {
        let session = "arn:aws-us-gov:sts::111122223333:assumed-role/Lazaret/console";
        assert_eq!(
            judged_by(session, None),
            "arn:aws-us-gov:iam::111122223333:role/Lazaret"
        );
        let role = "arn:aws:iam::111122223333:role/ops/Lazaret";
        assert_eq!(judged_by(session, Some(role)), role);
        let user = "arn:aws:iam::111122223333:user/fleet-admin";
        assert_eq!(judged_by(user, None), user);
    }
}

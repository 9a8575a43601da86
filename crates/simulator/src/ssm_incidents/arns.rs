//! Names of Incident Manager's resources. Authority: Service Authorization Reference, "resource types defined by
//! AWS Systems Manager Incident Manager": none of them carries a Region.

use crate::check::pattern;
use crate::ids::Ids;
use crate::wire::Refusal;

pub(crate) fn incident_arn(account: &str, plan: &str, id: &str) -> String {
    format!("arn:aws:ssm-incidents::{account}:incident-record/{plan}/{id}")
}

pub(crate) fn plan_arn(account: &str, name: &str) -> String {
    format!("arn:aws:ssm-incidents::{account}:response-plan/{name}")
}

pub(crate) fn replication_set_arn(account: &str, id: &str) -> String {
    format!("arn:aws:ssm-incidents::{account}:replication-set/{id}")
}

pub(crate) fn related_item_id(kind: &str, ids: &mut Ids) -> String {
    format!("related-item/{kind}/{}", ids.hex())
}

/// The rest of the ARN behind `kind/`.
///
/// # Errors
/// `ValidationException` when it is the ARN of something else (*assumed*: the model only asks for an ARN).
pub(super) fn resource<'a>(arn: &'a str, kind: &str) -> Result<&'a str, Refusal> {
    pattern::arn(arn)
        .filter(|[service, region, ..]| *service == "ssm-incidents" && region.is_empty())
        .and_then(|[_, _, _, rest]| rest.strip_prefix(kind)?.strip_prefix('/'))
        .filter(|rest| !rest.is_empty())
        .ok_or_else(|| Refusal::validation(format!("'{arn}' is not the ARN of a resource of type {kind}")))
}

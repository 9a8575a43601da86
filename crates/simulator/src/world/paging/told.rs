//! What an incident's timeline is told of its engagements. The events are the service's own; one of each per contact and
//! engagement (*assumed*: their data names contact and engagement, and no page).

use serde_json::json;

use crate::ssm_incidents::updates;
use crate::world::Account;

pub(super) fn paged(account: &mut Account, engagement: &str, engaged: usize, at: i64) {
    tell(account, "SSM Contacts Page for Incident", engagement, engaged, at);
}

pub(super) fn acknowledged(account: &mut Account, engagement: &str, engaged: usize, at: i64) {
    let kind = "SSM Contacts Page Acknowledgement for Incident";
    tell(account, kind, engagement, engaged, at);
}

fn tell(account: &mut Account, kind: &str, engagement: &str, engaged: usize, at: i64) {
    let Some(known) = account.engagements.known(engagement) else {
        return;
    };
    let Some(incident) = known.incident.clone() else {
        return;
    };
    let data = json!({"contactArn": known.engaged[engaged].contact_arn, "engagementArn": engagement});
    // An engagement may name any incident, and one that was deleted meanwhile has no timeline.
    if let Err(refusal) = updates::engaged(account, &incident, kind, &data, at) {
        tracing::debug!(incident, reason = refusal.message, "no timeline to tell");
    }
}

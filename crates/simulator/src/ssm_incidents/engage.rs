//! The engagements that a response plan starts with an incident.

use super::ResponsePlan;
use crate::wire::Refusal;
use crate::world::Account;
use crate::world::paging::{Letter, Start};

/// Who started an incident's engagements (*assumed*: the model says only that it is "the user that started the engagement").
const SENDER: &str = "Incident Manager";

/// Engages the plan's contacts. One that doesn't exist is passed over, and nothing on the timeline says so (*assumed*).
///
/// # Errors
/// When the incident is unknown.
pub(super) fn start(
    account: &mut Account,
    incident: &str,
    plan: &ResponsePlan,
    now: i64,
) -> Result<(), Refusal> {
    let letter = letter(account, incident)?;
    for contact in plan.engagements() {
        let start = Start {
            contact: contact.clone(),
            letter: letter.clone(),
            incident: Some(incident.to_owned()),
        };
        if let Err(refusal) = start.run(account, now) {
            tracing::debug!(
                contact,
                reason = refusal.message,
                "the plan names a contact that isn't there"
            );
        }
    }
    Ok(())
}

/// The texts are *assumed*; the public ones name nothing of the incident.
fn letter(account: &Account, incident: &str) -> Result<Letter, Refusal> {
    let record = account.incidents.record(incident)?;
    let (title, impact, region) = (&record.title, record.impact, &account.region);
    Ok(Letter {
        sender: SENDER.to_owned(),
        subject: format!("Incident: {title}"),
        content: format!(
            "You are engaged in the incident \"{title}\" with impact {impact}. \
             https://{region}.console.aws.amazon.com/systems-manager/incidents/details?arn={incident}"
        ),
        public_subject: Some("AWS Incident Manager".to_owned()),
        public_content: Some(
            "You are engaged in an incident. Reply with the code to acknowledge.".to_owned(),
        ),
    })
}

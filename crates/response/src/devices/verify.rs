use super::act::{On, in_fleet};
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::device::{DeviceAct, Verification};
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// What somebody found a violation to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The violation.
    pub violation: String,
    /// Its behaviour's name, for the record.
    pub behaviour: String,
    /// What it is.
    pub verification: Verification,
    /// Why.
    pub remark: Option<Reason>,
}

/// Writes down what a violation was found to be, here and in AWS.
pub async fn verify(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    incident: Option<&IncidentId>,
    device: &DeviceName,
    found: Found,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    let does = DeviceAct::Verify {
        violation: found.violation.clone(),
        behaviour: found.behaviour,
        verification: found.verification,
        remark: found.remark.clone(),
    };
    let remark = found.remark.as_ref().map(Reason::as_str);
    let call = async {
        let fleet = &console.fleet;
        fleet
            .verify_violation(&found.violation, found.verification, remark)
            .await
    };
    let on = On {
        entry,
        incident,
        device,
    };
    let said = format!("Marked as {}", found.verification.word().to_lowercase());
    let (done, _) = in_fleet(console, actor, on, does, &said, call).await?;
    Ok(done)
}

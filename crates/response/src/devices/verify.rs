use super::act::{On, in_fleet};
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::device::{DeviceAct, Verification};
use domain::entry::Body;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Reason;
use domain::view::Done;

/// What somebody found a violation to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The violation.
    pub violation: String,
    /// What it is.
    pub verification: Verification,
    /// Why.
    pub remark: Option<Reason>,
}

/// Writes down what a violation was found to be, here and in AWS. It has to be one of the device's: AWS takes any, and the
/// record would name the wrong device.
pub async fn verify(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    incident: Option<&IncidentId>,
    device: &DeviceName,
    found: Found,
) -> Result<Done, ResponseError> {
    actor.require(Right::Respond)?;
    let on = On {
        entry,
        incident,
        device,
    };
    let does = DeviceAct::Verify {
        behaviour: behaviour_of(console, on, &found.violation).await?,
        violation: found.violation.clone(),
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
    let said = format!("Marked as {}", found.verification.word().to_lowercase());
    let (done, _) = in_fleet(console, actor, on, does, &said, call).await?;
    Ok(done)
}

/// The name of the behaviour that is violated, for the record; of a form that was sent before, what stands there.
async fn behaviour_of(console: &Console, on: On<'_>, violation: &str) -> Result<String, ResponseError> {
    match console
        .journal
        .entry(on.entry)
        .await?
        .map(|there| there.entry.body)
    {
        Some(Body::Act(Act::Device {
            does: DeviceAct::Verify { behaviour, .. },
            ..
        })) => return Ok(behaviour),
        Some(_) => return Err(ResponseError::OnRecord),
        None => {}
    }
    if let Some(id) = on.incident {
        known(console, id).await?;
    }
    let mut all = console.fleet.violations(on.device).await?.into_iter();
    let found = all.find(|one| one.id == violation).map(|one| one.behaviour);
    found.ok_or_else(|| {
        ResponseError::Refused(format!(
            "This violation is not among those of {} now. Look again: it may have ended.",
            on.device
        ))
    })
}

//! How an engagement starts.

use super::engagement::Engaged;
use super::engagements::Due;
use super::{Engagement, Letter, run_due};
use crate::ssm_contacts::{ContactKind, Stage, engagement_arn};
use crate::wire::Refusal;
use crate::world::Account;

const MINUTE_MS: i64 = 60_000;

/// Whom to engage, with what, because of what.
#[derive(Clone, Debug)]
pub(crate) struct Start {
    pub contact: String,
    pub letter: Letter,
    pub incident: Option<String>,
}

impl Start {
    /// Starts the engagement, whose first stage begins at once, and gives back its ARN.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for an unknown contact.
    pub(crate) fn run(self, account: &mut Account, now: i64) -> Result<String, Refusal> {
        let contact = account.contacts.contact(&self.contact)?.clone();
        let arn = engagement_arn(account, &contact.alias);
        let escalates = contact.kind == ContactKind::Escalation;
        let stages = if escalates {
            contact.plan.stages.clone()
        } else {
            Vec::new()
        };
        account.engagements.insert(Engagement {
            arn: arn.clone(),
            contact_arn: contact.arn.clone(),
            kind: contact.kind,
            letter: self.letter,
            incident: self.incident,
            start: now,
            stop: None,
            ends: now + lasts(&stages),
            stages,
            begun: 0,
            halted: !escalates,
            engaged: Vec::new(),
            pages: Vec::new(),
        });
        if escalates {
            let engagement = arn.clone();
            account.engagements.plan(now, Due::Stage { engagement, stage: 0 });
        } else {
            engage(account, &arn, &contact.arn, None, true, now);
        }
        run_due(account, now);
        Ok(arn)
    }
}

/// Engages a contact by its own plan. One that doesn't exist any more is passed over, and so is an on-call schedule, since
/// there are no rotations to say who is on call.
pub(super) fn engage(
    account: &mut Account,
    arn: &str,
    contact: &str,
    stage: Option<usize>,
    essential: bool,
    at: i64,
) {
    let contact = account.contacts.known(contact).cloned();
    let contact = contact.filter(|contact| contact.kind == ContactKind::Personal);
    let Some(engagement) = account.engagements.known_mut(arn) else {
        return;
    };
    let Some(contact) = contact else {
        let engagement = arn.to_owned();
        return account.engagements.plan(at, Due::End { engagement });
    };
    let engaged = engagement.engaged.len();
    let stages = contact.plan.stages;
    let ends = at + lasts(&stages);
    let mut begins = at;
    let times: Vec<i64> = stages
        .iter()
        .map(|stage| {
            let next = begins + stage.minutes * MINUTE_MS;
            std::mem::replace(&mut begins, next)
        })
        .collect();
    engagement.engaged.push(Engaged {
        contact_arn: contact.arn,
        alias: contact.alias,
        stage,
        essential,
        stages,
        paged: false,
        acknowledged: false,
        ends,
    });
    let engagement = arn.to_owned();
    for (stage, begins) in times.into_iter().enumerate() {
        let engagement = engagement.clone();
        let due = Due::Contact {
            engagement,
            engaged,
            stage,
        };
        account.engagements.plan(begins, due);
    }
    account.engagements.plan(ends, Due::End { engagement });
}

/// How long a plan takes.
pub(super) fn lasts(stages: &[Stage]) -> i64 {
    stages.iter().map(|stage| stage.minutes * MINUTE_MS).sum()
}

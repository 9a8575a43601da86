//! The acknowledgement of a page.

use super::{course, told};
use crate::ssm_contacts::code_matches;
use crate::wire::Refusal;
use crate::world::Account;

/// An acknowledgement as somebody gives it.
#[derive(Clone, Debug)]
pub(crate) struct Acceptance<'a> {
    pub page: &'a str,
    pub channel: Option<&'a str>,
    /// Acknowledged; otherwise only the delivery is confirmed.
    pub read: bool,
    pub note: Option<&'a str>,
    pub code: &'a str,
    pub enforce: bool,
}

impl Acceptance<'_> {
    /// Takes the acknowledgement. The first one of an essential contact keeps further stages from beginning ("Acknowledgment
    /// stops plan progression", User Guide, "Create an escalation plan"); a later one is one more receipt and nothing else.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for an unknown page, `ValidationException` for another page's channel or a wrong code.
    pub(crate) fn run(&self, account: &mut Account, now: i64) -> Result<(), Refusal> {
        let (page, _) = account.engagements.page(self.page)?;
        if self.channel.is_some_and(|channel| channel != page.channel) {
            return Err(Refusal::validation(
                "The page was not sent to this contact channel",
            ));
        }
        if self.enforce && !code_matches(Some(&page.code), self.code) {
            return Err(Refusal::validation("The accept code is not valid"));
        }
        let (engagement, engaged) = (page.engagement.clone(), page.engaged);
        let info = self.note.unwrap_or(self.code).to_owned();
        if let Some(page) = account.engagements.page_mut(self.page) {
            if page.delivered.is_none() {
                page.delivered = Some(now);
                page.receipt("DELIVERED", &info, now);
            }
            if self.read {
                page.read = page.read.or(Some(now));
                page.receipt("READ", &info, now);
            }
        }
        if self.read {
            acknowledge(account, &engagement, engaged, now);
        }
        Ok(())
    }
}

fn acknowledge(account: &mut Account, arn: &str, engaged: usize, now: i64) {
    let Some(engagement) = account.engagements.known_mut(arn) else {
        return;
    };
    let contact = &mut engagement.engaged[engaged];
    if std::mem::replace(&mut contact.acknowledged, true) {
        return;
    }
    engagement.halted |= contact.essential;
    told::acknowledged(account, arn, engaged, now);
    course::end(account, arn, now);
}

//! What people do with their channels and pages, for tests and the control port.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Acceptance, Engagement, Page};
use crate::ssm_contacts::Reach;
use crate::world::WorldHandle;

/// What somebody answers to a page, on the channel that it came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Acknowledges it: the code by SMS, a 1 on the phone.
    Acknowledge,
    /// `UNSUBSCRIBE`: the channel is deactivated (User Guide, "Contact channel deactivation").
    Unsubscribe,
}

/// Why the world could not be moved so.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PagingError {
    /// There is no such channel.
    #[error("there is no contact channel {0}")]
    NoChannel(String),
    /// There is no such page, or it was not sent yet.
    #[error("there is no page {0} that was sent")]
    NoPage(String),
}

impl WorldHandle {
    /// The messages that contact channels got after number `after`, oldest first: codes, subjects, texts. The last 20 000
    /// are kept.
    pub fn messages_after(&self, after: u64) -> Vec<Value> {
        self.lock().account.contacts.inbox.after(after)
    }

    /// Decides what becomes of messages to a channel from now on.
    ///
    /// # Errors
    /// When there is no such channel.
    pub fn set_reach(&self, channel: &str, reach: Reach) -> Result<(), PagingError> {
        let mut state = self.lock();
        let unknown = |_| PagingError::NoChannel(channel.to_owned());
        state
            .account
            .contacts
            .channel_mut(channel)
            .map_err(unknown)?
            .reach = reach;
        Ok(())
    }

    /// Answers a page as the person who got it.
    ///
    /// # Errors
    /// When there is no such page, or it was not sent.
    pub fn answer_page(&self, page: &str, answer: Answer) -> Result<(), PagingError> {
        let mut state = self.lock();
        let now = state.now();
        let unknown = || PagingError::NoPage(page.to_owned());
        let sent = |(page, _): &(&Page, &Engagement)| page.sent.is_some();
        let found = state.account.engagements.page(page).ok().filter(sent);
        let (code, channel) = found
            .map(|(page, _)| (page.code.clone(), page.channel.clone()))
            .ok_or_else(unknown)?;
        let account = &mut state.account;
        match answer {
            Answer::Acknowledge => {
                let acceptance = Acceptance {
                    page,
                    channel: None,
                    read: true,
                    note: None,
                    code: &code,
                    enforce: true,
                };
                acceptance.run(account, now).map_err(|_| unknown())
            }
            Answer::Unsubscribe => {
                if let Some(page) = account.engagements.page_mut(page) {
                    page.receipt("STOP", "UNSUBSCRIBE", now);
                }
                let no_channel = |_| PagingError::NoChannel(channel.clone());
                account
                    .contacts
                    .channel_mut(&channel)
                    .map_err(no_channel)?
                    .activated = false;
                Ok(())
            }
        }
    }
}

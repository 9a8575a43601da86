//! What services of the account publish: messages handed to whatever carries them, SNS in AWS.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::Serialize;

use super::Account;

/// Messages that are remembered.
const REMEMBERED: usize = 20_000;

/// A message that a service publishes to a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Grows by one with each.
    pub n: u64,
    /// When it was published, in milliseconds since 1970 on the world's clock.
    pub at: i64,
    /// The ARN of the target, such as an SNS topic's.
    pub target: String,
    /// The ARN of the role under which it is published.
    pub role: String,
    /// The service that publishes it, such as `iot.amazonaws.com`.
    pub service: &'static str,
    /// The message's text.
    pub body: String,
}

/// What carries a message on, in the account in which it was published.
pub(crate) type Carrier = Arc<dyn Fn(&mut Account, &Notice) + Send + Sync>;

/// The account's published messages, and the port through which they leave.
#[derive(Default)]
pub(crate) struct Notices {
    carrier: Option<Carrier>,
    published: VecDeque<Notice>,
    last: u64,
}

impl std::fmt::Debug for Notices {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Notices")
            .field("carried", &self.carrier.is_some())
            .field("published", &self.last)
            .finish_non_exhaustive()
    }
}

impl Notices {
    /// From now on messages are carried by this. Until then they are remembered and reach nobody.
    pub(crate) fn carry_by(&mut self, carrier: Carrier) {
        self.carrier = Some(carrier);
    }

    pub(crate) fn after(&self, n: u64) -> impl Iterator<Item = &Notice> {
        self.published.iter().filter(move |notice| notice.n > n)
    }
}

/// Publishes a message. What its carrier does, it does at once.
pub(crate) fn publish(
    account: &mut Account,
    (target, role): (&str, &str),
    service: &'static str,
    body: String,
    at: i64,
) {
    let notices = &mut account.notices;
    notices.last += 1;
    let notice = Notice {
        n: notices.last,
        at,
        target: target.to_owned(),
        role: role.to_owned(),
        service,
        body,
    };
    notices.published.push_back(notice.clone());
    if notices.published.len() > REMEMBERED {
        notices.published.pop_front();
    }
    if let Some(carrier) = notices.carrier.clone() {
        carrier(account, &notice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Ids;

    #[test]
    fn a_message_is_remembered_and_carried_once() {
        let mut account = Account::new("111122223333", "eu-central-1", Ids::Repeatable(1));
        let target = ("arn:aws:sns:eu-central-1:111122223333:A", "role");
        publish(&mut account, target, "iot.amazonaws.com", "first".into(), 1);
        account
            .notices
            .carry_by(Arc::new(|account, notice| account.region.push_str(&notice.body)));
        publish(&mut account, target, "iot.amazonaws.com", "-second".into(), 2);
        assert_eq!(account.region, "eu-central-1-second");
        let kept: Vec<_> = account.notices.after(1).map(|one| (one.n, one.at)).collect();
        assert_eq!(kept, [(2, 2)]);
    }
}

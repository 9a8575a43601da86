//! What no page shows an operator, as a line in the log.

use aws::gateway::{CallCount, Gateway};
use domain::time::Timestamp;
use response::Console;
use response::ports::JournalError;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often the line is written, where there is something to tell.
const EVERY: Duration = Duration::from_mins(5);
/// Entries that wait are counted up to here.
const COUNTED: u32 = 1_000;

/// What the log is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Calls sent to AWS since the line before.
    pub calls: u64,
    /// Of those, how many were throttled, by operation.
    pub throttled: String,
    /// And how many failed otherwise.
    pub failed: String,
    /// Event streams that are open.
    pub streams: usize,
    /// Entries that wait to be told on a timeline in AWS, 1 000 at most.
    pub mirror: usize,
    /// Acts without an end: under way, or in doubt.
    pub acts: usize,
}

impl Figures {
    /// What is so, and what became of the calls since `before`.
    pub async fn read(
        console: &Console,
        before: &[CallCount],
        now: &[CallCount],
    ) -> Result<Self, JournalError> {
        let ever = Timestamp(i64::MAX);
        Ok(Self {
            calls: sent(now).saturating_sub(sent(before)),
            throttled: by_operation(before, now, |one| one.throttled),
            failed: by_operation(before, now, |one| one.failed),
            streams: console.live.streams(),
            mirror: console.journal.mirrors_due(ever, COUNTED).await?.len(),
            acts: console.journal.open_acts().await?.len(),
        })
    }

    /// Whether there is nothing that an operator would want to know.
    fn is_quiet(&self) -> bool {
        self.throttled.is_empty()
            && self.failed.is_empty()
            && (self.streams, self.mirror, self.acts) == (0, 0, 0)
    }
}

/// Tells the log until `stop`.
pub(crate) async fn run(console: Console, gateway: Gateway, stop: CancellationToken) {
    let mut before: Vec<CallCount> = Vec::new();
    while stop
        .run_until_cancelled(tokio::time::sleep(EVERY))
        .await
        .is_some()
    {
        let now = gateway.calls();
        match Figures::read(&console, &before, &now).await {
            Ok(one) if one.is_quiet() => {}
            Ok(one) => tracing::info!(
                calls = one.calls,
                throttled = one.throttled,
                failed = one.failed,
                streams = one.streams,
                mirror = one.mirror,
                acts = one.acts,
                "the last five minutes"
            ),
            Err(error) => tracing::error!(error = %error, "the journal failed while figures were read"),
        }
        before = now;
    }
}

fn sent(counts: &[CallCount]) -> u64 {
    counts.iter().map(|one| one.sent).sum()
}

fn by_operation(before: &[CallCount], now: &[CallCount], count: impl Fn(&CallCount) -> u64) -> String {
    let since = |one: &CallCount| {
        let earlier = before.iter().find(|other| other.operation == one.operation);
        count(one).saturating_sub(earlier.map_or(0, &count))
    };
    let told: Vec<String> = now
        .iter()
        .map(|one| (one.operation, since(one)))
        .filter(|(_, count)| *count > 0)
        .map(|(operation, count)| format!("{operation}={count}"))
        .collect();
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(operation: &'static str, throttled: u64) -> CallCount {
        CallCount {
            operation,
            sent: 9,
            throttled,
            failed: 0,
            shared: 0,
        }
    }

    #[test]
    fn what_was_told_before_is_not_told_again() {
        let before = [count("ListContacts", 2), count("StartIncident", 1)];
        let now = [
            count("GetContact", 4),
            count("ListContacts", 5),
            count("StartIncident", 1),
        ];
        let told = by_operation(&before, &now, |one| one.throttled);
        assert_eq!(told, "GetContact=4 ListContacts=3");
    }
}

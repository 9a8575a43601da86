//! Calls per second: one token bucket per operation of the account.
//!
//! *Assumed*: AWS publishes no figures for ssm-incidents; these are generous, and tests set their own. A bucket fills by
//! the world's time or the machine's, whichever went further, so that a frozen world does not throttle for ever.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::clock::machine_ms;
use crate::ids::fingerprint;
use crate::wire::{Operation, Refusal};

/// A rate of calls.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Calls a second in the long run.
    pub per_second: f64,
    /// Calls at once.
    pub burst: f64,
}

/// Of each operation that only reads (*assumed*).
const READS: Rate = Rate {
    per_second: 100.0,
    burst: 200.0,
};
/// Of each other operation (*assumed*).
const WRITES: Rate = Rate {
    per_second: 25.0,
    burst: 50.0,
};

#[derive(Debug, Default)]
pub(crate) struct Quotas {
    set: HashMap<String, Rate>,
    everywhere: Option<Rate>,
    buckets: HashMap<&'static str, Bucket>,
}

#[derive(Debug)]
struct Bucket {
    tokens: f64,
    world_ms: i64,
    machine_ms: i64,
}

impl Quotas {
    /// Sets the rate of one operation, or of all.
    pub(crate) fn set(&mut self, operation: Option<&str>, rate: Rate) {
        match operation {
            Some(operation) => {
                self.set.insert(operation.to_owned(), rate);
            }
            None => self.everywhere = Some(rate),
        }
        self.buckets.clear();
    }

    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    /// Takes one call's token.
    ///
    /// # Errors
    /// `ThrottlingException` when there is none.
    pub(crate) fn take(
        &mut self,
        service: &str,
        operation: &'static Operation,
        now: i64,
    ) -> Result<(), Refusal> {
        let usual = if operation.reads() { READS } else { WRITES };
        let rate = self
            .set
            .get(operation.name)
            .copied()
            .or(self.everywhere)
            .unwrap_or(usual);
        let machine = machine_ms();
        let full = Bucket {
            tokens: rate.burst,
            world_ms: now,
            machine_ms: machine,
        };
        let bucket = self.buckets.entry(operation.name).or_insert(full);
        let elapsed = (now - bucket.world_ms).max(machine - bucket.machine_ms).max(0);
        #[expect(
            clippy::cast_precision_loss,
            reason = "milliseconds within the life of a process"
        )]
        let earned = elapsed as f64 / 1000.0 * rate.per_second;
        bucket.tokens = (bucket.tokens + earned).min(rate.burst);
        (bucket.world_ms, bucket.machine_ms) = (now, machine);
        if bucket.tokens < 1.0 {
            return Err(Refusal::throttled(service, &code(operation.name)));
        }
        bucket.tokens -= 1.0;
        Ok(())
    }
}

/// A quota's code in AWS's form (*assumed*: the real codes are not published).
pub(crate) fn code(operation: &str) -> String {
    format!("L-{:08X}", fingerprint(operation) & 0xFFFF_FFFF)
}

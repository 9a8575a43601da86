use super::quotas::by_name;
use std::collections::BTreeMap;
use std::time::Duration;

/// How often an operation may be called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quota {
    /// Calls per second, in the long run.
    pub per_second: f64,
    /// Calls at once after a rest; at least 1.
    pub burst: u32,
}

/// How long a call is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// One attempt.
    pub attempt: Duration,
    /// All attempts, their pauses and the wait for the pace together.
    pub deadline: Duration,
    /// How many attempts at most.
    pub attempts: u32,
}

/// How the gateway paces calls and how patient it is.
///
/// AWS publishes no quotas for Incident Manager, so the defaults are assumptions: 20 reads and 5 writes a second for
/// each operation, halved whenever AWS throttles. The copying of open incidents plans with half of that. IoT's and Automation's
/// operations have the quotas that AWS publishes, and 10 a second where it publishes none. An account with other quotas sets them in `quotas`.
#[derive(Clone, Debug, PartialEq)]
pub struct GatewaySettings {
    /// The pace of an operation that reads, unless `quotas` has it.
    pub reads: Quota,
    /// The pace of an operation that writes, unless `quotas` has it.
    pub writes: Quota,
    /// The pace of single operations, by name.
    pub quotas: BTreeMap<String, Quota>,
    /// Patience with reads.
    pub read_patience: Patience,
    /// Patience with writes.
    pub write_patience: Patience,
    /// The first pause between two attempts is up to this long; it doubles with each.
    pub first_pause: Duration,
    /// No pause is longer.
    pub longest_pause: Duration,
    /// Where the pauses' jitter starts from. Processes should have different ones, or they repeat in step.
    pub seed: u64,
}

impl Default for GatewaySettings {
    fn default() -> Self {
        Self {
            reads: Quota {
                per_second: 20.0,
                burst: 40,
            },
            writes: Quota {
                per_second: 5.0,
                burst: 10,
            },
            quotas: by_name(),
            // A page says within ten seconds that what it shows is old.
            read_patience: Patience {
                attempt: Duration::from_secs(4),
                deadline: Duration::from_secs(9),
                attempts: 5,
            },
            write_patience: Patience {
                attempt: Duration::from_secs(8),
                deadline: Duration::from_secs(25),
                attempts: 5,
            },
            first_pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(5),
            seed: 0,
        }
    }
}

use aws::gateway::{GatewaySettings, Patience, Quota};
use std::collections::BTreeMap;
use std::time::Duration;

/// A gateway without pace and with little patience: what a test waits for is never the pause between two attempts.
pub fn quick() -> GatewaySettings {
    let patience = Patience {
        attempt: Duration::from_millis(400),
        deadline: Duration::from_secs(2),
        attempts: 2,
    };
    let pace = Quota {
        per_second: 10_000.0,
        burst: 10_000,
    };
    GatewaySettings {
        reads: pace,
        writes: pace,
        quotas: BTreeMap::new(),
        read_patience: patience,
        write_patience: patience,
        first_pause: Duration::from_millis(5),
        longest_pause: Duration::from_millis(10),
        ..GatewaySettings::default()
    }
}

//! The names of the fleet's things.

use crate::world::Account;

/// A kind of thing and how many of it the utility runs.
pub(super) const KINDS: &[(&str, usize)] = &[
    ("pump", 140),
    ("valve", 220),
    ("meter", 90),
    ("gateway", 24),
    ("chlorine", 32),
    ("reservoir", 18),
];

/// The `n`th thing of the fleet; the fleet repeats after its last one.
pub(in crate::seed) fn thing(n: usize) -> String {
    let all: usize = KINDS.iter().map(|(_, count)| count).sum();
    let mut left = n % all;
    for (kind, count) in KINDS {
        if left < *count {
            return format!("{kind}-{:03}", left + 1);
        }
        left -= count;
    }
    "pump-001".to_owned()
}

pub(in crate::seed) fn thing_arn(account: &Account, thing: &str) -> String {
    format!("arn:aws:iot:{}:{}:thing/{thing}", account.region, account.id)
}

/// The name that is as long as a name can be.
pub(super) fn longest() -> String {
    format!("{:x<128}", "meter:pressure-zone-7:street-cabinet:")
}

/// Names as a supplier gave them: with colons, and the longest that there can be.
pub(super) fn odd() -> [String; 2] {
    ["scada:hall-2:plc:01".to_owned(), longest()]
}

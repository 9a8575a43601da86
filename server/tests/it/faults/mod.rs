//! AWS denies, throttles, fails, cuts off or says nothing.

mod deleted;
mod ingest;
mod others;
mod outbox;
mod reads;
mod writes;

use simulator::{Fault, FaultKind};

/// Every way to fail.
const KINDS: [FaultKind; 5] = [
    FaultKind::Throttle,
    FaultKind::Deny,
    FaultKind::TimeOut,
    FaultKind::Cut,
    FaultKind::Error,
];

/// The failure of an operation, before or after its effect.
fn fault(kind: FaultKind, operation: &str, after_effect: bool) -> Fault {
    let fault = Fault::of(kind).on(operation);
    if after_effect { fault.after_effect() } else { fault }
}

use domain::time::Timestamp;
use lambda_runtime::Context;
use response::ports::{Clock, SystemClock};
use std::sync::Arc;
use tokio::time::Instant;

/// How long before its end an invocation takes up nothing new: longer than the gateway's patience with a write, with the
/// reports that follow it.
const MARGIN: i64 = 60_000;

/// Until when an invocation may take up work.
pub fn until(context: &Context) -> Timestamp {
    deadline(context).plus(-MARGIN)
}

fn deadline(context: &Context) -> Timestamp {
    Timestamp(i64::try_from(context.deadline).unwrap_or(i64::MAX))
}

/// The time by the clock of who invoked: the deadline that came with the invocation, less the time that it has. It is the
/// clock by which AWS dates what is read back, and the one that a pretend account moves.
#[derive(Clone, Copy, Debug)]
struct InvokersClock {
    began: Timestamp,
    since: Instant,
}

impl Clock for InvokersClock {
    fn now(&self) -> Timestamp {
        let passed = i64::try_from(self.since.elapsed().as_millis()).unwrap_or(i64::MAX);
        self.began.plus(passed)
    }
}

/// The clock of an invocation, made as it begins. `timeout_s` is the function's, where the template tells it; otherwise
/// the machine's clock counts.
pub fn clock(context: &Context, timeout_s: Option<i64>) -> Arc<dyn Clock> {
    match timeout_s {
        Some(seconds) => Arc::new(InvokersClock {
            began: deadline(context).plus(-seconds.saturating_mul(1_000)),
            since: Instant::now(),
        }),
        None => Arc::new(SystemClock),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_the_invokers_and_goes_on() {
        let mut context = Context::default();
        context.deadline = 1_000_000_000;
        let clock = clock(&context, Some(240));
        let now = clock.now();
        assert!((999_760_000..999_790_000).contains(&now.0), "{now}");
        assert!(clock.now() >= now);
        assert_eq!(until(&context), Timestamp(999_940_000));
    }
}

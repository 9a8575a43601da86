use super::{CHECKS, Check};
use crate::Console;
use domain::device::Section;
use futures::future::BoxFuture;
use futures::stream::{self, StreamExt};
use tokio::task::JoinHandle;

/// How many checks are made at once.
const AT_ONCE: usize = 4;

/// Begins a reading of all checks, unless one is under way. It goes on when nobody waits for it any more.
pub(super) fn read(console: &Console) -> Option<JoinHandle<()>> {
    let turn = console.readiness.turn.clone().try_lock_owned().ok()?;
    console.readiness.begin(console.clock.now());
    let console = console.clone();
    Some(tokio::spawn(async move {
        // Boxed, because the compiler can't tell the lifetimes of a list of unnamed futures apart.
        let mut checks: Vec<BoxFuture<'_, ()>> = Vec::with_capacity(CHECKS.len());
        for check in CHECKS {
            checks.push(Box::pin(make(&console, check)));
        }
        stream::iter(checks)
            .buffer_unordered(AT_ONCE)
            .for_each(|()| async {})
            .await;
        drop(turn);
    }))
}

/// Makes one check again, because what it is about was just changed here.
pub(crate) async fn renew(console: &Console, name: &str) {
    if let Some(check) = CHECKS.iter().find(|check| check.name == name) {
        make(console, check).await;
    }
}

async fn make(console: &Console, check: &'static Check) {
    let at = console.clock.now();
    let later = match (check.read)(console).await {
        Ok(found) => Section::of(found, at),
        Err(error) => Section {
            error: Some(error.to_string()),
            ..Section::default()
        },
    };
    console.readiness.keep(check.name, later);
}

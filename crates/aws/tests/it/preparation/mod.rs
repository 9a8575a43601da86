//! How the account is set up, over the wire.

mod answers;
mod empty;
mod failures;
mod seeded;

use crate::bench::{settings, start};
use aws::Account;
use aws::Preparation;
use simulator::{Running, Seed};

/// The setup of an account as somebody with `key` sees it.
async fn account(seed: Seed, key: &str) -> (Running, Preparation) {
    let running = start(seed).await;
    let account = Account::connect(settings(&running, key)).await.unwrap();
    let preparation = account.preparation();
    (running, preparation)
}

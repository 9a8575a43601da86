use super::pace;
use super::read_soon;
use crate::Console;
use crate::ports::{JournalError, StoreError};
use domain::incident::Status;
use domain::view::Freshness;
use tokio::time::{MissedTickBehavior, interval};

/// Copies the lists again and again.
pub(super) async fn follow(console: &Console) {
    let (mut open, mut resolved) = (interval(pace::LIST), interval(pace::RESOLVED));
    for ticks in [&mut open, &mut resolved] {
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    }
    loop {
        let status = tokio::select! {
            biased;
            _ = open.tick() => Status::Open,
            _ = resolved.tick() => Status::Resolved,
        };
        if let Err(error) = list(console, status).await {
            tracing::error!(error = %error, "the journal failed while a list was copied");
        }
    }
}

/// Copies a list. An open incident that the list lacks is read by itself, for it was resolved or deleted elsewhere; a
/// long one keeps no list waiting.
async fn list(console: &Console, status: Status) -> Result<(), JournalError> {
    let began = console.clock.now();
    match console.store.incidents(status, None).await {
        Ok(all) => {
            console.journal.save_summaries(&all, began).await?;
            console.live.set_list_freshness(Freshness {
                read: Some(began),
                error: None,
            });
            if status == Status::Open {
                let listed: std::collections::HashSet<_> = all.iter().map(|one| &one.id).collect();
                for id in console.journal.open_incidents().await? {
                    if !listed.contains(&id) {
                        read_soon(console, &id);
                    }
                }
            }
        }
        Err(error) => note_list_failure(console, &error),
    }
    Ok(())
}

fn note_list_failure(console: &Console, error: &StoreError) {
    let before = console.live.list_freshness();
    console.live.set_list_freshness(Freshness {
        read: before.read,
        error: Some(error.to_string()),
    });
}

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
        match list(console, status).await {
            Ok(false) if status == Status::Resolved => resolved.reset_after(pace::RESOLVED_AGAIN),
            Ok(_) => {}
            Err(error) => {
                tracing::error!(error = %error, "the journal failed while a list was copied");
            }
        }
    }
}

/// Copies a list. An open incident that the list lacks is read by itself, for it was resolved or deleted elsewhere; a
/// long one keeps no list waiting. Returns whether the store told it.
async fn list(console: &Console, status: Status) -> Result<bool, JournalError> {
    let began = console.clock.now();
    match console.store.incidents(status, None).await {
        Ok(all) => {
            console.journal.save_summaries(status, &all, began).await?;
            let freshness = Freshness {
                read: Some(began),
                error: None,
            };
            console.live.set_list_freshness(status, freshness);
            if status == Status::Open {
                let listed: std::collections::HashSet<_> = all.iter().map(|one| &one.id).collect();
                for id in console.journal.open_incidents().await? {
                    if !listed.contains(&id) {
                        read_soon(console, &id);
                    }
                }
            }
            Ok(true)
        }
        Err(error) => {
            note_list_failure(console, status, &error);
            Ok(false)
        }
    }
}

fn note_list_failure(console: &Console, status: Status, error: &StoreError) {
    let freshness = Freshness {
        read: console.live.list_freshness().of(status).read,
        error: Some(error.to_string()),
    };
    console.live.set_list_freshness(status, freshness);
}

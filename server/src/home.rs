//! The account that the record belongs to. With the credentials of another, or in another Region, the orders that are open
//! on the record would be carried out on things that only have the same names.

use crate::backend::StartError;
use aws::{Account, AwsSettings, ConnectError};
use journal::{Home, SqliteJournal};
use response::ports::{JournalError, StoreError};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long until AWS is asked again whose the credentials are.
const AGAIN: Duration = Duration::from_secs(3);

/// An account that AWS may still have to confirm.
#[derive(Debug)]
pub(crate) struct Connected {
    pub(crate) account: Account,
    /// What confirms it, where AWS didn't answer; no call leaves before.
    pub(crate) unconfirmed: Option<Unconfirmed>,
}

/// The account of a record, which the credentials may not belong to.
#[derive(Debug)]
pub(crate) struct Unconfirmed {
    account: Account,
    folder: PathBuf,
    kept: Home,
}

/// Connects to the account that the journal in `folder` belongs to, from the first time on; to no other. Where AWS doesn't
/// answer, it is the account that is known from before.
pub(crate) async fn connect(
    settings: AwsSettings,
    journal: &SqliteJournal,
    folder: &Path,
) -> Result<Connected, StartError> {
    let account = match Account::connect(settings.clone()).await {
        Ok(account) => account,
        Err(error) if is_silence(&error) => return known(settings, journal, folder, &error).await,
        Err(error) => return Err(StartError::Aws(error.to_string())),
    };
    let found = Home {
        account: account.id.clone(),
        region: account.region.clone(),
        principal: account.principal.clone(),
    };
    let kept = journal.keep_home(&found).await.map_err(unreadable)?;
    if (&kept.account, &kept.region) == (&found.account, &found.region) {
        Ok(Connected {
            account,
            unconfirmed: None,
        })
    } else {
        Err(other(folder, kept, found))
    }
}

async fn known(
    settings: AwsSettings,
    journal: &SqliteJournal,
    folder: &Path,
    error: &ConnectError,
) -> Result<Connected, StartError> {
    let kept = journal.home().await.map_err(unreadable)?;
    let Some(kept) = kept.filter(|kept| kept.region == settings.region) else {
        return Err(StartError::Aws(error.to_string()));
    };
    tracing::warn!(
        error = %error, account = %kept.account,
        "AWS does not answer: what is shown is what was known, until it says that the credentials are the account's"
    );
    let account = Account::known(settings, kept.account.clone(), kept.principal.clone()).await;
    Ok(Connected {
        account: account.clone(),
        unconfirmed: Some(Unconfirmed {
            account,
            folder: folder.to_owned(),
            kept,
        }),
    })
}

impl Unconfirmed {
    /// Asks AWS until it says whose the credentials are. It is over before `stop` only if they are another account's: the
    /// server must not go on then.
    pub(crate) async fn confirm(self, stop: CancellationToken) {
        while let Some(asked) = stop.run_until_cancelled(self.account.confirm()).await {
            match asked {
                Ok(()) => {
                    tracing::info!(account = %self.account.id, "AWS answers: the credentials are the account's");
                    return stop.cancelled().await;
                }
                Err(ConnectError::OtherAccount { found, .. }) => {
                    let found = Home {
                        account: found,
                        ..self.kept.clone()
                    };
                    let error = other(&self.folder, self.kept, found);
                    return tracing::error!(error = %error, "the credentials are another account's");
                }
                Err(error) => tracing::debug!(error = %error, "AWS does not answer yet"),
            }
            if stop
                .run_until_cancelled(tokio::time::sleep(AGAIN))
                .await
                .is_none()
            {
                return;
            }
        }
    }
}

/// Whether AWS, or who gives out its credentials, said nothing; a refusal is an answer.
fn is_silence(error: &ConnectError) -> bool {
    matches!(
        error,
        ConnectError::Identity(StoreError::Unavailable { .. } | StoreError::Throttled { .. })
    )
}

fn other(folder: &Path, kept: Home, found: Home) -> StartError {
    StartError::OtherHome {
        folder: folder.to_owned(),
        kept: Box::new(kept),
        found: Box::new(found),
    }
}

fn unreadable(error: JournalError) -> StartError {
    StartError::Journal(error.to_string())
}

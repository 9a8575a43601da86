//! The account that the record belongs to. With the credentials of another, or in another Region, the orders that are open
//! on the record would be carried out on things that only have the same names.

use crate::backend::StartError;
use aws::{Account, AwsSettings};
use journal::{Home, SqliteJournal};
use response::ports::JournalError;
use std::path::Path;

/// Connects to the account that the journal in `folder` belongs to, from the first time on; to no other.
pub(crate) async fn connect(
    settings: AwsSettings,
    journal: &SqliteJournal,
    folder: &Path,
) -> Result<Account, StartError> {
    let account = Account::connect(settings)
        .await
        .map_err(|error| StartError::Aws(error.to_string()))?;
    let found = Home {
        account: account.id.clone(),
        region: account.region.clone(),
        principal: account.principal.clone(),
    };
    let kept = journal.keep_home(&found).await.map_err(unreadable)?;
    if (&kept.account, &kept.region) == (&found.account, &found.region) {
        Ok(account)
    } else {
        Err(StartError::OtherHome {
            folder: folder.to_owned(),
            kept: Box::new(kept),
            found: Box::new(found),
        })
    }
}

fn unreadable(error: JournalError) -> StartError {
    StartError::Journal(error.to_string())
}

//! The folder of the record, which one process has at a time.

use crate::backend::StartError;
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Makes the folder if it isn't there, and has it for as long as the file that is returned stays open.
///
/// What a process keeps in memory (who looks at what, which sessions ended, what is under way) a second one on the same
/// record would know nothing of. The operating system takes the lock back when a process dies, however it does.
pub(crate) fn claim(folder: &Path) -> Result<File, StartError> {
    std::fs::create_dir_all(folder)?;
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StartError::Taken {
            folder: folder.to_owned(),
        }),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

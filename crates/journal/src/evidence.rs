//! Evidence files: one file per content, named by its SHA-256.

use async_trait::async_trait;
use response::ports::{EvidenceError, EvidenceStore};
use sha2::{Digest, Sha256};
use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// How a file is named while it is written.
const UNFINISHED: &str = "part";

/// Evidence files in one directory, which only the console's own user may enter.
#[derive(Clone, Debug)]
pub struct FileEvidence {
    dir: PathBuf,
}

impl FileEvidence {
    /// Opens the directory, creating it with mode 0700. Files that an earlier process left unfinished are removed:
    /// nobody was told that they are kept.
    pub fn open(dir: impl Into<PathBuf>) -> io::Result<Self> {
        let dir = dir.into();
        DirBuilder::new().recursive(true).mode(0o700).create(&dir)?;
        for found in fs::read_dir(&dir)? {
            let path = found?.path();
            if path.extension().is_some_and(|extension| extension == UNFINISHED) {
                fs::remove_file(path)?;
            }
        }
        Ok(Self { dir })
    }
}

#[async_trait]
impl EvidenceStore for FileEvidence {
    async fn keep(&self, bytes: &[u8]) -> Result<String, EvidenceError> {
        let (dir, bytes) = (self.dir.clone(), bytes.to_owned());
        blocking(move || keep(&dir, &bytes).map_err(failed)).await
    }

    async fn read(&self, sha256: &str) -> Result<Vec<u8>, EvidenceError> {
        let (dir, sha256) = (self.dir.clone(), sha256.to_owned());
        blocking(move || read(&dir, sha256)).await
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, EvidenceError> + Send + 'static,
) -> Result<T, EvidenceError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(stopped) => Err(EvidenceError::Io(stopped.to_string())),
    }
}

fn failed(error: io::Error) -> EvidenceError {
    EvidenceError::Io(error.to_string())
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Whether a name is one of ours, and so no path to somewhere else.
fn is_hash(name: &str) -> bool {
    name.len() == 64
        && name
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn keep(dir: &Path, bytes: &[u8]) -> io::Result<String> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let name = hash(bytes);
    let path = dir.join(&name);
    // Bytes altered on disk are no reason to refuse the true ones.
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        // Another task may have renamed it and not reached the disk yet.
        File::open(dir)?.sync_all()?;
        return Ok(name);
    }
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let unfinished = dir.join(format!("{name}-{}-{number}.{UNFINISHED}", process::id()));
    let written = write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, &path));
    if let Err(error) = written {
        // The first error is the one to tell; a leftover goes when the directory is opened next.
        let _ = fs::remove_file(&unfinished);
        return Err(error);
    }
    File::open(dir)?.sync_all()?;
    Ok(name)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn read(dir: &Path, sha256: String) -> Result<Vec<u8>, EvidenceError> {
    if !is_hash(&sha256) {
        return Err(EvidenceError::NotFound { sha256 });
    }
    let bytes = match fs::read(dir.join(&sha256)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(EvidenceError::NotFound { sha256 }),
        Err(error) => return Err(failed(error)),
    };
    if hash(&bytes) == sha256 {
        Ok(bytes)
    } else {
        Err(EvidenceError::Altered { sha256 })
    }
}

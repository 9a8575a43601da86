//! Evidence files.

use journal::FileEvidence;
use response::ports::{EvidenceError, EvidenceStore};
use std::fs;
use std::os::unix::fs::PermissionsExt;

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

#[tokio::test]
async fn bytes_are_kept_under_their_hash_and_once() {
    let dir = tempfile::tempdir().unwrap();
    let files = FileEvidence::open(dir.path().join("evidence")).unwrap();
    assert_eq!(files.keep(b"abc").await.unwrap(), ABC);
    assert_eq!(files.keep(b"abc").await.unwrap(), ABC);
    let big: Vec<u8> = (0..=255).cycle().take(3_000_000).collect();
    let name = files.keep(&big).await.unwrap();
    let again = FileEvidence::open(dir.path().join("evidence")).unwrap();
    assert_eq!(again.read(ABC).await.unwrap(), b"abc");
    assert_eq!(again.read(&name).await.unwrap(), big);
    let mut names: Vec<_> = fs::read_dir(dir.path().join("evidence"))
        .unwrap()
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut expected = [ABC.to_owned(), name];
    expected.sort();
    assert_eq!(names, expected);
}

#[tokio::test]
async fn altered_bytes_are_told_and_replaced_by_the_true_ones() {
    let dir = tempfile::tempdir().unwrap();
    let files = FileEvidence::open(dir.path()).unwrap();
    files.keep(b"abc").await.unwrap();
    fs::write(dir.path().join(ABC), b"abd").unwrap();
    let altered = EvidenceError::Altered { sha256: ABC.into() };
    assert_eq!(files.read(ABC).await, Err(altered));
    files.keep(b"abc").await.unwrap();
    assert_eq!(files.read(ABC).await.unwrap(), b"abc");
}

#[tokio::test]
async fn what_is_no_hash_is_never_a_path() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("secret"), b"secret").unwrap();
    fs::create_dir(dir.path().join("evidence")).unwrap();
    let files = FileEvidence::open(dir.path().join("evidence")).unwrap();
    let upper = ABC.to_uppercase();
    let names = [
        "../secret",
        "",
        ".",
        "/etc/hostname",
        ABC,
        &upper,
        &format!("{ABC}/../../secret"),
    ];
    for name in names {
        let expected = EvidenceError::NotFound { sha256: name.into() };
        assert_eq!(files.read(name).await, Err(expected));
    }
}

#[tokio::test]
async fn what_an_earlier_process_left_unfinished_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    let files = FileEvidence::open(dir.path()).unwrap();
    files.keep(b"abc").await.unwrap();
    fs::write(dir.path().join(format!("{ABC}-77-0.part")), b"ab").unwrap();
    FileEvidence::open(dir.path()).unwrap();
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    assert_eq!(files.read(ABC).await.unwrap(), b"abc");
}

#[tokio::test]
async fn twenty_uploads_of_the_same_bytes_at_once_are_one_file() {
    let dir = tempfile::tempdir().unwrap();
    let files = FileEvidence::open(dir.path()).unwrap();
    let bytes = vec![7; 200_000];
    let uploads: Vec<_> = (0..20)
        .map(|_| {
            let (files, bytes) = (files.clone(), bytes.clone());
            tokio::spawn(async move { files.keep(&bytes).await.unwrap() })
        })
        .collect();
    for upload in uploads {
        let name = upload.await.unwrap();
        assert_eq!(files.read(&name).await.unwrap(), bytes);
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

#[test]
fn only_the_owner_may_enter_the_directory() {
    let dir = tempfile::tempdir().unwrap();
    FileEvidence::open(dir.path().join("evidence")).unwrap();
    let mode = fs::metadata(dir.path().join("evidence"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}

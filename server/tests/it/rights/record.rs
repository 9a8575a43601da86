//! The record as a file, and the tool that checks it.

use super::routes::{device_chain, noted};
use crate::site::Site;
use domain::entry::ChainId;
use domain::rights::Role;
use std::path::Path;
use std::process::Command;

/// What `verify-record` says of a file, and whether it passes.
fn verify(file: &Path) -> (bool, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_verify-record"))
        .arg(file)
        .output()
        .unwrap();
    let said = [run.stdout, run.stderr].concat();
    (run.status.success(), String::from_utf8(said).unwrap())
}

#[tokio::test]
async fn an_auditor_reads_every_chain_and_checks_it_without_the_server() {
    let site = Site::start().await;
    let auditor = site.person("auditor-a", Role::Auditor).await;
    for (chain, path, name) in [
        (ChainId::Console, "/record".to_owned(), "console".to_owned()),
        (
            device_chain(&site, "line:a/é 7"),
            "/devices/line%3Aa%2F%C3%A9%207/record".to_owned(),
            "line%3Aa%2F%C3%A9%207".to_owned(),
        ),
        (
            ChainId::Incident(site.id.clone()),
            format!("/incidents/{}/record", site.id),
            site.id.key.to_string(),
        ),
    ] {
        for _ in 0..2 {
            noted(&site, chain.clone()).await;
        }
        let answer = auditor.page(&path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/x-ndjson", "{path}");
        assert_eq!(
            answer.header("content-disposition"),
            format!("attachment; filename*=UTF-8''record-{name}.ndjson"),
            "{path}"
        );
        let file = site.folder.path().join("export.ndjson");
        std::fs::write(&file, &answer.body).unwrap();
        let (passes, said) = verify(&file);
        assert!(passes && said.contains("2 entries, unaltered"), "{path}: {said}");
        std::fs::write(&file, answer.text().replace("Nothing seen", "Nothing done")).unwrap();
        assert!(!verify(&file).0, "{path}: it was altered");
    }
}

#[tokio::test]
async fn what_has_no_entries_yet_is_an_empty_file_and_passes_no_check() {
    let site = Site::start().await;
    let auditor = site.person("auditor-a", Role::Auditor).await;
    let path = format!("/incidents/{}/record", site.id);
    assert_eq!(auditor.page(&path).await.status, 404, "nobody looked at it yet");
    assert_eq!(auditor.page(&format!("/incidents/{}", site.id)).await.status, 200);
    for path in [path.as_str(), "/record"] {
        let answer = auditor.page(path).await;
        assert_eq!((answer.status, answer.body.len()), (200, 0), "{path}");
    }
    let file = site.folder.path().join("export.ndjson");
    for empty in ["", "\n"] {
        std::fs::write(&file, empty).unwrap();
        let (passes, said) = verify(&file);
        assert!(!passes && said.contains("no entries"), "{said}");
    }
}

#[tokio::test]
async fn the_page_of_a_device_leads_an_auditor_to_its_record() {
    let site = Site::start().await;
    for role in Role::ALL {
        let person = site.person(role.name(), role).await;
        let page = person.page("/devices/pump-117").await;
        assert_eq!(
            page.text().contains("/devices/pump-117/record"),
            role == Role::Auditor,
            "{role:?}"
        );
    }
}

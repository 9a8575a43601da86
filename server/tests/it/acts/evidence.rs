//! Files of evidence.

use crate::site::{Person, Site, entry};
use domain::evidence::EVIDENCE_LIMIT;
use domain::rights::Role;
use sha2::{Digest, Sha256};

async fn attach(person: &Person, site: &Site, name: &str, bytes: &[u8]) -> (u16, String) {
    let answer = person
        .attach(&site.id.to_string(), entry().as_str(), name, bytes)
        .await;
    (answer.status, answer.text())
}

#[tokio::test]
async fn a_file_comes_back_byte_for_byte_as_an_attachment_that_nothing_runs() {
    let site = Site::start().await;
    let person = site.responder().await;
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    assert_eq!(
        attach(&person, &site, "..\\evil\u{202e}gpj.html", &bytes).await.0,
        303
    );
    let hash = hex::encode(Sha256::digest(&bytes));
    let viewer = site.person("viewer-v", Role::Viewer).await;
    let answer = viewer.page(&format!("/evidence/{}/{hash}", site.id)).await;
    assert_eq!((answer.status, answer.body), (200, bytes));
    let header = |name: &str| answer.headers[name].to_str().unwrap();
    assert_eq!(
        header("content-disposition"),
        "attachment; filename*=UTF-8''evilgpj.html"
    );
    assert_eq!(header("content-type"), "application/octet-stream");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_file_of_twenty_five_megabytes_is_kept_and_a_byte_more_is_refused_with_the_limit() {
    let site = Site::start().await;
    let person = site.responder().await;
    let mut bytes = vec![7; EVIDENCE_LIMIT];
    let (status, text) = attach(&person, &site, "full.pcap", &bytes).await;
    assert_eq!(status, 303, "{text}");
    bytes.push(7);
    let (status, text) = attach(&person, &site, "more.pcap", &bytes).await;
    assert_eq!((status, text.contains("25 MB")), (409, true), "{text}");
    let (status, text) = attach(&person, &site, "none.pcap", b"").await;
    assert_eq!((status, text.as_str()), (409, "The file is empty."));
    assert_eq!(site.record(&site.id).await.len(), 1);
}

#[tokio::test]
async fn a_body_beyond_all_limits_is_refused_before_it_is_read_whole() {
    let site = Site::start().await;
    let person = site.responder().await;
    let (status, _) = attach(&person, &site, "huge.pcap", &vec![7; EVIDENCE_LIMIT + 200_000]).await;
    assert!([413, 422].contains(&status), "{status}");
    let path = "/api/timeline/note";
    let form = site.form(path).with("text", &"x".repeat(300_000));
    assert_eq!(person.call(path, &form).await.status, 413);
    assert!(site.record(&site.id).await.is_empty());
}

#[tokio::test]
async fn a_file_that_was_altered_on_disk_is_not_served() {
    let site = Site::start().await;
    let person = site.responder().await;
    assert_eq!(attach(&person, &site, "a.log", b"port 123").await.0, 303);
    let hash = domain::chain::sha256("port 123");
    let mut altered = 0;
    let mut folders = vec![site.folder.path().join("evidence")];
    while let Some(folder) = folders.pop() {
        for found in std::fs::read_dir(folder).unwrap() {
            let path = found.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().replace('/', "").contains(&hash[4..]) {
                let mut permissions = std::fs::metadata(&path).unwrap().permissions();
                std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
                std::fs::set_permissions(&path, permissions).unwrap();
                std::fs::write(&path, "port 124").unwrap();
                altered += 1;
            }
        }
    }
    assert_eq!(altered, 1);
    let answer = person.page(&format!("/evidence/{}/{hash}", site.id)).await;
    assert_eq!(answer.status, 409);
    assert!(answer.text().contains("was altered on disk"), "{}", answer.text());
}

#[tokio::test]
async fn a_disk_that_takes_no_file_is_told_with_a_reference() {
    let site = Site::start().await;
    let person = site.responder().await;
    std::fs::remove_dir_all(site.folder.path().join("evidence")).unwrap();
    let (status, text) = attach(&person, &site, "a.log", b"port 123").await;
    assert_eq!((status, text.contains("Reference ")), (500, true), "{text}");
    assert!(!text.contains(&*site.folder.path().to_string_lossy()), "{text}");
    assert!(site.record(&site.id).await.is_empty());
}

#[tokio::test]
async fn a_file_sent_twice_is_attached_once_and_with_other_bytes_is_refused() {
    let site = Site::start().await;
    let person = site.responder().await;
    let (id, form) = (site.id.to_string(), entry());
    for _ in 0..2 {
        assert_eq!(
            person
                .attach(&id, form.as_str(), "a.log", b"port 123")
                .await
                .status,
            303
        );
    }
    let other = person.attach(&id, form.as_str(), "a.log", b"port 124").await;
    assert_eq!(other.status, 409, "{}", other.text());
    assert_eq!(site.record(&site.id).await.len(), 1);
    assert_eq!(person.attach(&id, "no uuid", "a.log", b"x").await.status, 422);
}

//! Files on their way.

use crate::site::{Person, Site, entry, until};
use domain::rights::Role;
use server::uploads::AT_ONCE;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Begins to send a large file to `path`, of which no more than the beginning comes.
async fn begin(site: &Site, person: &Person, path: &str) -> TcpStream {
    let host = site.origin.trim_start_matches("http://");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: {}\r\nsec-fetch-site: same-origin\r\n\
         content-type: multipart/form-data; boundary=b\r\ncookie: {}\r\ncontent-length: 4000000\r\n\r\n--b\r\n",
        site.origin,
        person.cookie.as_ref().unwrap(),
    );
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.flush().await.unwrap();
    stream
}

#[tokio::test]
async fn who_may_not_write_is_refused_before_the_file_is_read() {
    let site = Site::start().await;
    let viewer = site.person("viewer-v", Role::Viewer).await;
    let evidence = format!("/incidents/{}/evidence", site.id);
    for path in [evidence.as_str(), "/readiness/answers/file"] {
        let mut stream = begin(&site, &viewer, path).await;
        let mut status = [0; 12];
        let read = stream.read_exact(&mut status);
        let read = tokio::time::timeout(Duration::from_secs(20), read).await;
        assert!(read.is_ok(), "{path}: it waits for the file");
        assert_eq!(&status, b"HTTP/1.1 403", "{path}");
    }
}

#[tokio::test]
async fn no_more_files_than_fit_are_taken_at_once() {
    let site = Site::start().await;
    let person = site.responder().await;
    let id = site.id.to_string();
    let one = async || person.attach(&id, entry().as_str(), "a.log", b"port 123").await;
    assert_eq!(one().await.status, 303);
    let mut on_their_way = Vec::new();
    for _ in 0..AT_ONCE {
        on_their_way.push(begin(&site, &person, &format!("/incidents/{id}/evidence")).await);
    }
    until("another is turned away", async || one().await.status == 503).await;
    let away = one().await;
    assert!(
        away.text().contains("Send it again") && !away.header("retry-after").is_empty(),
        "{}",
        away.text()
    );
    let answers = person.send_answers(b"device,redundant\npump-1,yes\n").await;
    assert_eq!(answers.status, 503);
    drop(on_their_way);
    until("there is room again", async || one().await.status == 303).await;
}

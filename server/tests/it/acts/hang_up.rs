//! Browsers that don't wait for the answer.

use crate::site::{Person, Site, entry, form_of, until};
use domain::entry::{Body, Outcome};
use domain::ids::EntryId;
use simulator::{Fault, FaultKind};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// Sends a form whole and gives back the connection, on which nobody reads.
async fn send(site: &Site, person: &Person, path: &str, act: &EntryId) -> TcpStream {
    let body = form_of(path, &site.id.to_string(), act.as_str(), "", "").body();
    let host = site.origin.trim_start_matches("http://");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: {}\r\nsec-fetch-site: same-origin\r\n\
         accept: application/json\r\ncontent-type: application/x-www-form-urlencoded\r\ncookie: {}\r\n\
         content-length: {}\r\n\r\n",
        site.origin,
        person.cookie.as_ref().unwrap(),
        body.len()
    );
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&body).await.unwrap();
    stream.flush().await.unwrap();
    stream
}

#[tokio::test]
async fn an_act_is_finished_although_its_browser_hung_up() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    site.aws.add_fault(Fault {
        delay_ms: 200,
        ..Fault::of(FaultKind::Delay).on("UpdateIncidentRecord")
    });
    let act = entry();
    let connection = send(&site, &person, "/api/incident/resolve", &act).await;
    until("it is requested", async || site.record(&site.id).await.len() == 1).await;
    drop(connection);
    until("it has its outcome", async || {
        site.record(&site.id).await.len() == 2
    })
    .await;
    let Body::Outcome { result, .. } = &site.record(&site.id).await[1].entry.body else {
        panic!("no outcome")
    };
    assert!(matches!(result, Outcome::Applied { .. }), "{result:?}");
    until("the page shows it", async || {
        site.view(&person).await.record.status == domain::incident::Status::Resolved
    })
    .await;
}

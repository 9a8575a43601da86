//! The page, from the account to its markup.

use crate::site::Site;
use http::Method;
use simulator::{Fault, FaultKind};

#[tokio::test]
async fn the_page_of_an_empty_account_says_of_each_line_what_to_do_without_scripts() {
    let site = Site::start().await;
    let person = site.responder().await;
    let page = person.page("/readiness").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    for said in [
        "There is no thing group QUARANTINED",
        "There is no security profile",
        "The fleet index is off",
        "logging was never set up",
        "PlantNetworkPlan starts no runbook.",
        "The console's own rights",
        "Source: ",
    ] {
        assert!(text.contains(said), "{said} is missing: {text}");
    }
}

#[tokio::test]
async fn with_aws_gone_every_line_says_so_and_the_page_stands() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.aws.add_fault(Fault::of(FaultKind::Deny));
    let page = person.page("/readiness").await;
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("It could not be checked."), "{text}");
    assert!(text.contains("iot:GetV2LoggingOptions is missing"), "{text}");
}

#[tokio::test]
async fn a_form_without_scripts_checks_again_and_leads_back() {
    let site = Site::start().await;
    let person = site.responder().await;
    person.page("/readiness").await;
    site.advance(11_000);
    let headers = [
        ("accept", "text/html"),
        ("origin", site.origin.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let answer = person
        .send(Method::POST, "/api/readiness/check", &headers, Vec::new())
        .await;
    assert_eq!(answer.status, 302, "{}", answer.text());
    assert!(answer.header("location").ends_with("/readiness"));
    let counts = site.aws.call_counts();
    assert_eq!(counts.get("iot:GetV2LoggingOptions"), Some(&2));
}

#[tokio::test]
async fn what_was_pasted_is_shown_as_it_is_and_never_as_markup() {
    let site = Site::start().await;
    let person = site.responder().await;
    let pasted = "device,redundant\n</textarea><form action=\"/api/readiness/drop\">&lt;";
    let body = format!("--b\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n{pasted}\r\n--b--\r\n");
    let headers = [
        ("accept", "text/html"),
        ("origin", site.origin.as_str()),
        ("content-type", "multipart/form-data; boundary=b"),
    ];
    let sent = person
        .send(
            Method::POST,
            "/readiness/answers/file",
            &headers,
            body.into_bytes(),
        )
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = person.page("/readiness/answers").await.text();
    assert!(
        page.contains("\n&lt;/textarea>&lt;form action=\"/api/readiness/drop\">&amp;lt;"),
        "{page}"
    );
}

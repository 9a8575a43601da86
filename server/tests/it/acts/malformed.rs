//! Bodies that no form of the console sends.

use crate::site::{Form, Site, acts};
use app::AppError;
use http::Method;

const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn a_form_that_lacks_a_field_is_answered_as_such_with_the_fields_name() {
    let site = Site::start().await;
    let person = site.person("lead-l", domain::rights::Role::Lead).await;
    for path in acts() {
        let answer = person.call(path, &Form::fields(&[("title", "t")])).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.text());
        let AppError::Invalid { field, reason } = answer.json() else {
            panic!("{path}: {}", answer.text())
        };
        // This one takes JSON, in which there is nothing to name.
        if path == "/api/related/remove" {
            assert_eq!(field, "Form");
        } else {
            assert!(
                field != "Form" && reason.contains(&format!("`{field}`")),
                "{path}: {reason}"
            );
        }
    }
    assert!(site.record(&site.id).await.is_empty());
}

#[tokio::test]
async fn no_function_takes_a_body_that_it_cannot_read_for_a_fault_of_the_console() {
    let site = Site::start().await;
    let person = site.person("lead-l", domain::rights::Role::Lead).await;
    let mut refused = 0;
    for (path, _) in app::rights::TABLE {
        for (kind, body) in [
            (FORM, ""),
            (FORM, "%ff%fe=%00&&=&entry"),
            (FORM, "incident[a]=1&incident[b]=2&minutes=many&pinned=perhaps"),
            ("application/json", "{\"que"),
            ("application/json", "[]"),
            ("text/plain", "incident=1"),
            ("multipart/form-data", "--b"),
        ] {
            let headers = [
                ("accept", "application/json"),
                ("sec-fetch-mode", "cors"),
                ("sec-fetch-site", "same-origin"),
                ("content-type", kind),
            ];
            let answer = person.send(Method::POST, path, &headers, body.into()).await;
            let at = format!("{path} {kind} {body}: {} {}", answer.status, answer.text());
            assert!(answer.status < 500, "{at}");
            if answer.status == 400 {
                let AppError::Invalid { reason, .. } = answer.json() else {
                    panic!("{at}")
                };
                assert!(
                    reason.len() > "The form is not as the console expects it: .".len(),
                    "{at}"
                );
                refused += 1;
            }
        }
    }
    assert!(refused > app::rights::TABLE.len() * 3, "{refused}");
    assert!(site.writes().is_empty() && site.record(&site.id).await.is_empty());
}

#[tokio::test]
async fn a_form_larger_than_any_may_be_is_refused_with_the_limit() {
    let site = Site::start().await;
    let person = site.responder().await;
    let path = "/api/timeline/note";
    let form = site.form(path).with("text", &"x".repeat(300_000));
    let answer = person.call(path, &form).await;
    assert_eq!(answer.status, 413, "{}", answer.text());
    let AppError::Refused { reason } = answer.json() else {
        panic!("{}", answer.text())
    };
    assert!(reason.contains("the limit is 256 KiB"), "{reason}");
    let headers = [
        ("accept", "text/html"),
        ("sec-fetch-mode", "navigate"),
        ("sec-fetch-site", "same-origin"),
        ("content-type", FORM),
    ];
    let answer = person.send(Method::POST, path, &headers, form.body()).await;
    assert_eq!(answer.status, 413);
    assert!(
        answer.text().contains("the limit is 256 KiB"),
        "{}",
        answer.text()
    );
    assert!(site.record(&site.id).await.is_empty());
}

#[tokio::test]
async fn a_body_that_cannot_be_read_at_all_is_the_requests_fault() {
    let site = Site::start().await;
    let person = site.responder().await;
    for (path, kind, body) in [
        ("/api/related/remove", "application/json", "{\"incident\": 7}"),
        ("/api/related/remove", "application/json", "{\"inc"),
        ("/api/related/remove", "application/json", "{}"),
        (
            "/api/incident/acknowledge",
            "application/x-www-form-urlencoded",
            "\u{0}%ff%fe",
        ),
        (
            "/api/incident/update",
            "application/x-www-form-urlencoded",
            "incident=a&entry=b&title=c&impact=much&seen_title=c&seen_impact=2",
        ),
    ] {
        let headers = [
            ("accept", "application/json"),
            ("sec-fetch-mode", "cors"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", kind),
        ];
        let answer = person.send(Method::POST, path, &headers, body.into()).await;
        assert_eq!(answer.status, 400, "{path} {body}: {}", answer.text());
        assert!(matches!(answer.json(), AppError::Invalid { .. }), "{path} {body}");
    }
}

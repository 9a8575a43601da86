use crate::site::Site;
use http::Method;

/// The nonce that a policy lets scripts have.
fn nonce(policy: &str) -> String {
    let (_, rest) = policy.split_once("script-src 'nonce-").unwrap();
    rest.split_once('\'').unwrap().0.to_owned()
}

#[tokio::test]
async fn every_script_of_a_page_carries_the_nonce_of_its_own_answer_and_nothing_inline_is_allowed() {
    let site = Site::start().await;
    let person = site.responder().await;
    let mut nonces = std::collections::BTreeSet::new();
    for path in [
        "/",
        "/incidents/new",
        &format!("/incidents/{}", site.id),
        "/no/such/page",
        "/",
    ] {
        let page = person.page(path).await;
        let policy = page.header("content-security-policy").to_owned();
        for (part, wanted) in [
            ("default-src 'none'", true),
            ("style-src 'self'", true),
            ("frame-ancestors 'none'", true),
            ("base-uri 'none'", true),
            ("unsafe-inline", false),
            ("'unsafe-eval'", false),
            ("form-action 'self' http://127.0.0.1:9;", true),
        ] {
            assert_eq!(policy.contains(part), wanted, "{path}: {part}: {policy}");
        }
        let html = page.text();
        let nonce = nonce(&policy);
        let scripts: Vec<&str> = html
            .split("<script")
            .skip(1)
            .map(|rest| rest.split('>').next().unwrap())
            .collect();
        assert!(!scripts.is_empty(), "{path}");
        for script in scripts {
            assert!(
                script.contains(&format!("nonce=\"{nonce}\"")),
                "{path}: <script{script}>"
            );
        }
        for attribute in [" style=\"", " onclick=", " onload=", "<style"] {
            assert!(!html.contains(attribute), "{path}: {attribute}");
        }
        assert!(nonces.insert(nonce), "a nonce came twice");
    }
}

#[tokio::test]
async fn every_answer_keeps_browsers_from_guessing_framing_and_keeping() {
    let site = Site::start().await;
    let person = site.responder().await;
    for path in [
        "/",
        "/healthz",
        "/readyz",
        "/no/such",
        "/api/none",
        "/events?incident=x",
        "/auth/signed-out",
        "/robots.txt",
    ] {
        let answer = person.page(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert!(
            ["same-origin", "no-referrer"].contains(&answer.header("referrer-policy")),
            "{path}"
        );
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        let kept = answer.header("cache-control");
        assert_eq!(
            kept,
            if path == "/robots.txt" {
                "no-cache"
            } else {
                "no-store"
            },
            "{path}"
        );
    }
    let acts = person
        .call("/api/incidents/list", &site.form("/api/incidents/list"))
        .await;
    assert_eq!((acts.status, acts.header("cache-control")), (200, "no-store"));
    let file = person.page("/pkg/lazaret.js").await;
    assert_eq!((file.status, file.header("cache-control")), (200, "no-cache"));
    assert_eq!(file.header("content-type"), "text/javascript");
}

#[tokio::test]
async fn a_method_or_a_content_type_that_is_not_expected_is_refused() {
    let site = Site::start().await;
    let person = site.responder().await;
    let own = [
        ("origin", site.origin.as_str()),
        ("sec-fetch-site", "same-origin"),
    ];
    let status = |method: Method, path: String, extra: Option<(&'static str, &'static str)>| {
        let headers: Vec<_> = own.iter().copied().chain(extra).collect();
        let person = person.clone();
        async move { person.send(method, &path, &headers, b"{}".to_vec()).await.status }
    };
    let evidence = format!("/incidents/{}/evidence", site.id);
    let json = Some(("content-type", "application/json"));
    assert_eq!(status(Method::DELETE, "/healthz".into(), None).await, 405);
    assert_eq!(status(Method::POST, "/readyz".into(), None).await, 405);
    assert_eq!(status(Method::GET, evidence.clone(), None).await, 405);
    assert!([400, 415].contains(&status(Method::POST, evidence, json).await));
    assert_eq!(
        status(Method::PUT, "/api/incident/acknowledge".into(), json).await,
        405
    );
    assert_eq!(
        status(Method::GET, "/api/incident/acknowledge".into(), None).await,
        405
    );
    assert_eq!(status(Method::POST, "/api/incident/none".into(), json).await, 404);
    assert_eq!(status(Method::GET, "/auth/logout".into(), None).await, 405);
    assert!(site.record(&site.id).await.is_empty());
}

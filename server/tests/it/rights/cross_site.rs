//! Pages of other sites.

use crate::site::Site;
use domain::rights::Role;

#[tokio::test]
async fn no_function_and_no_upload_takes_a_form_from_another_site() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    for (path, _) in app::rights::TABLE {
        for (from, origin) in [
            ("cross-site", "https://evil.example"),
            ("same-site", "http://127.0.0.1:1"),
            ("cross-site", site.origin.as_str()),
            ("cross-site", "null"),
        ] {
            // A trusted origin is our own: browsers never send it from elsewhere.
            if origin == site.origin {
                continue;
            }
            let answer = lead.call_from(from, origin, path, &site.form(path)).await;
            assert_eq!(
                answer.status,
                403,
                "{path} from {from} {origin}: {}",
                answer.text()
            );
        }
    }
    let upload = format!("/incidents/{}/evidence", site.id);
    for path in [upload.as_str(), app::paths::ANSWERS_SEND, "/auth/logout"] {
        let answer = lead
            .call_from(
                "cross-site",
                "https://evil.example",
                path,
                &site.form(app::rights::TABLE[0].0),
            )
            .await;
        assert_eq!(answer.status, 403, "{path}");
    }
    assert!(site.record(&site.id).await.is_empty());
    assert!(site.writes().is_empty());
    assert_eq!(lead.page("/").await.status, 200, "and they are still signed in");
}

#[tokio::test]
async fn a_browser_without_fetch_metadata_is_judged_by_its_origin() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    let path = "/api/incident/acknowledge";
    let form = site.form(path);
    let send = |origin: String| {
        let (lead, form) = (lead.clone(), form.clone());
        async move {
            let headers = [
                ("accept", "application/json"),
                ("origin", origin.as_str()),
                ("content-type", form.content_type()),
            ];
            lead.send(http::Method::POST, path, &headers, form.body())
                .await
                .status
        }
    };
    assert_eq!(send("https://evil.example".into()).await, 403);
    assert_eq!(send(site.origin.clone()).await, 200);
}

//! Every server function, by everybody.

use crate::site::{Form, Site, entry, form_of};
use app::AppError;
use domain::rights::{Right, Role};
use leptos::server_fn::axum::server_fn_paths;
use std::collections::BTreeSet;
use std::path::Path;

/// A row of [`app::rights::TABLE`] for every function there is.
fn functions() -> &'static [(&'static str, Right)] {
    app::rights::TABLE
}

fn count_in(folder: &Path, needle: &str) -> usize {
    let count = |path: &Path| std::fs::read_to_string(path).unwrap().matches(needle).count();
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            if path.is_dir() {
                count_in(&path, needle)
            } else {
                count(&path)
            }
        })
        .sum()
}

#[tokio::test]
async fn every_server_function_has_a_row_in_the_table_of_rights() {
    let registered: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    let listed: BTreeSet<&str> = functions().iter().map(|(path, _)| *path).collect();
    assert_eq!(registered, listed);
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src");
    assert_eq!(count_in(&sources, "#[server(prefix"), listed.len());
}

#[tokio::test]
async fn every_function_serves_those_who_have_its_right_and_refuses_everybody_else() {
    let site = Site::start().await;
    let row = site.rows(&site.id).await[0].key.clone();
    let mut asked = 0;
    for role in Role::ALL {
        let person = site.person(role.name(), role).await;
        for (path, right) in functions() {
            let form = form_of(path, &site.id.to_string(), entry().as_str(), "", &row);
            let (before, calls) = (site.record(&site.id).await.len(), site.writes().len());
            let answer = person.call(path, &form).await;
            asked += 1;
            if role.rights().contains(right) {
                assert!(
                    ![401, 403].contains(&answer.status) && answer.status < 500,
                    "{path} by {role:?}: {} {}",
                    answer.status,
                    answer.text()
                );
            } else {
                let refused = AppError::Forbidden {
                    right: right.phrase().into(),
                };
                assert_eq!(
                    (answer.status, answer.json::<AppError>()),
                    (403, refused),
                    "{path} by {role:?}"
                );
                assert_eq!(site.record(&site.id).await.len(), before, "{path} by {role:?}");
                assert_eq!(site.writes().len(), calls, "{path} by {role:?}");
            }
        }
    }
    assert_eq!(asked, Role::ALL.len() * functions().len());
}

#[tokio::test]
async fn nobody_without_a_session_is_served_by_any_function() {
    let site = Site::start().await;
    let mut made_up = site.nobody();
    made_up.cookie = Some("lazaret=AAAAAAAAAAAAAAAAAAAAAA".into());
    for (path, _) in functions() {
        for person in [&site.nobody(), &made_up] {
            let answer = person.call(path, &site.form(path)).await;
            assert_eq!(
                (answer.status, answer.json::<AppError>()),
                (401, AppError::SignedOut),
                "{path}"
            );
        }
    }
    assert!(site.console().journal.copy(&site.id).await.unwrap().is_none());
    assert_eq!(
        site.aws.call_counts().len(),
        0,
        "nobody made the console call AWS"
    );
}

#[tokio::test]
async fn an_incident_of_another_account_or_none_at_all_is_not_found_by_any_function() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    let key = &site.id.key;
    for incident in [
        format!("999999999999/IotResponsePlan/{key}"),
        "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f1".to_owned(),
        "111122223333/../secrets".to_owned(),
        "' OR 1=1 --".to_owned(),
    ] {
        for (path, _) in functions() {
            let form = site.form(path);
            let Form::Fields(fields) = &form else { continue };
            if fields.iter().all(|(name, _)| name != "incident") {
                continue;
            }
            let answer = lead.call(path, &form.with("incident", &incident)).await;
            assert_eq!(
                (answer.status, answer.json::<AppError>()),
                (404, AppError::NotFound),
                "{path} {incident}"
            );
        }
    }
    assert!(site.writes().is_empty());
    let foreign = |call: &simulator::Call| {
        call.resource
            .as_ref()
            .is_some_and(|arn| arn.contains("999999999999"))
    };
    assert!(
        !site.aws.calls_after(0).iter().any(foreign),
        "nothing was asked of another account"
    );
}

#[tokio::test]
async fn a_form_that_lacks_a_field_or_is_none_at_all_is_refused_as_such() {
    let site = Site::start().await;
    let lead = site.person("lead-l", Role::Lead).await;
    for (path, body) in [
        (
            "/api/incident/acknowledge",
            Form::fields(&[("entry", entry().as_str())]),
        ),
        (
            "/api/incident/acknowledge",
            Form::fields(&[("incident", &site.id.to_string()), ("entry", "no uuid")]),
        ),
        (
            "/api/incident/acknowledge",
            Form::Json(serde_json::json!({"incident": 1})),
        ),
        ("/api/related/remove", Form::fields(&[("kind", "x")])),
        ("/api/related/remove", Form::Json(serde_json::json!([]))),
    ] {
        let answer = lead.call(path, &body).await;
        let error = answer.json::<AppError>();
        let said = matches!(error, AppError::Invalid { .. } | AppError::Unavailable { .. });
        assert!(
            said && answer.status >= 400,
            "{path}: {} {error:?}",
            answer.status
        );
    }
    let unknown = lead.call("/api/incident/erase", &Form::fields(&[])).await;
    assert_eq!(unknown.status, 404);
    assert!(site.writes().is_empty());
}

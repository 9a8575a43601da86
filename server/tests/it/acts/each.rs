//! Every act: it succeeds, and sent again it stays one act.

use super::bench::Bench;
use crate::site::{Form, Site, acts, entry};
use app::AppError;
use domain::entry::{Body, ChainId, Entry};
use domain::ids::EntryId;
use domain::rights::Role;
use domain::view::Done;
use futures::future::join_all;

/// The entries that an act left: itself and its outcome.
async fn left(site: &Site, path: &str, act: &EntryId) -> Vec<Entry> {
    let mut entries = if path == "/api/incidents/start" {
        let journal = &site.console().journal;
        journal.entries(&ChainId::Console, 0).await.unwrap()
    } else {
        site.record(&site.id).await
    };
    entries.retain(|one| one.entry.id == *act || one.entry.id == act.outcome());
    entries
}

/// How many calls of the account an act makes that change something there.
fn effects(path: &str) -> usize {
    match path {
        "/api/incident/update"
        | "/api/incident/resolve"
        | "/api/incident/reopen"
        | "/api/incident/duplicate"
        | "/api/incidents/start" => 1,
        path if path.starts_with("/api/related/") => 1,
        _ => 0,
    }
}

fn assert_one(path: &str, left: &[Entry]) {
    let needs_store = effects(path) > 0;
    assert_eq!(left.len(), 1 + usize::from(needs_store), "{path}: {left:?}");
    assert!(matches!(left[0].entry.body, Body::Act(_)), "{path}");
    if needs_store {
        let Body::Outcome { result, .. } = &left[1].entry.body else {
            panic!("{path}: {left:?}")
        };
        assert!(result.holds(), "{path}: {result:?}");
    }
}

#[tokio::test]
async fn an_act_sent_twice_is_one_entry_and_one_effect_and_is_told_the_same() {
    let bench = Bench::start("responder-s", Role::Responder).await;
    for path in acts() {
        let act = entry();
        let form = bench.form(path, &act);
        let before = bench.site.writes().len();
        let first = bench.person.call(path, &form).await;
        assert_eq!(first.status, 200, "{path}: {}", first.text());
        let first: Done = first.json();
        assert!(!first.in_doubt && first.entry == act, "{path}: {first:?}");
        bench.site.advance(1_000);
        let again = bench.person.call(path, &form).await;
        assert_eq!(again.status, 200, "{path}: {}", again.text());
        let again: Done = again.json();
        assert_eq!(
            (again.said, again.incident),
            (first.said, first.incident),
            "{path}"
        );
        assert_one(path, &left(&bench.site, path, &act).await);
        assert_eq!(
            bench.site.writes().len() - before,
            effects(path),
            "{path}: {:?}",
            bench.site.writes()
        );
    }
}

#[tokio::test]
async fn an_act_sent_six_times_at_once_is_one_entry_and_one_effect() {
    let bench = Bench::start("responder-s", Role::Responder).await;
    for path in acts() {
        let act = entry();
        let form = bench.form(path, &act);
        let before = bench.site.writes().len();
        let answers = join_all((0..6).map(|_| bench.person.call(path, &form))).await;
        for answer in answers {
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        }
        assert_one(path, &left(&bench.site, path, &act).await);
        assert_eq!(bench.site.writes().len() - before, effects(path), "{path}");
    }
}

#[tokio::test]
async fn an_entry_id_that_was_used_says_nothing_else_and_is_nobody_elses() {
    let bench = Bench::start("responder-s", Role::Responder).await;
    let colleague = bench.site.person("responder-t", Role::Responder).await;
    let note = "/api/timeline/note";
    let act = entry();
    let form = bench.form(note, &act);
    assert_eq!(bench.person.call(note, &form).await.status, 200);
    let other_incident = form.clone().with("incident", &bench.other.to_string());
    let other_act = bench.form("/api/incident/acknowledge", &act);
    for (person, path, form) in [
        (&bench.person, note, form.clone().with("text", "Something else")),
        (&bench.person, note, other_incident),
        (&bench.person, "/api/incident/acknowledge", other_act),
        (&colleague, note, form),
    ] {
        let answer = person.call(path, &form).await;
        assert_eq!(answer.status, 409, "{path}: {}", answer.text());
        assert!(matches!(answer.json::<AppError>(), AppError::OnRecord { .. }));
    }
    assert_eq!(bench.site.record(&bench.site.id).await.len(), 1);
    assert!(bench.site.record(&bench.other).await.is_empty());
}

#[tokio::test]
async fn no_act_takes_the_entry_of_somebody_elses_session() {
    let bench = Bench::start("responder-s", Role::Responder).await;
    let colleague = bench.site.person("lead-l", Role::Lead).await;
    for path in acts() {
        let act = entry();
        let form = bench.form(path, &act);
        let answer = bench.person.call(path, &form).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let writes = bench.site.writes().len();
        let answer = colleague.call(path, &form).await;
        assert_eq!(answer.status, 409, "{path}: {}", answer.text());
        assert_one(path, &left(&bench.site, path, &act).await);
        assert_eq!(bench.site.writes().len(), writes, "{path}");
    }
}

#[tokio::test]
async fn what_cannot_be_done_in_a_state_is_refused_with_the_reason_and_leaves_nothing() {
    let bench = Bench::start("responder-s", Role::Responder).await;
    let refused = |path: &'static str, form: Form, reason: &'static str| {
        let bench = &bench;
        async move {
            let (before, writes) = (
                bench.site.record(&bench.site.id).await.len(),
                bench.site.writes().len(),
            );
            let answer = bench.person.call(path, &form).await;
            let error: AppError = answer.json();
            assert!(
                (400..500).contains(&answer.status),
                "{path}: {} {error}",
                answer.status
            );
            assert!(error.to_string().contains(reason), "{path}: {error}");
            assert_eq!(bench.site.record(&bench.site.id).await.len(), before, "{path}");
            assert_eq!(bench.site.writes().len(), writes, "{path}");
        }
    };
    let form = |path: &str| bench.form(path, &entry());
    let own = bench.site.id.to_string();
    refused(
        "/api/incident/reopen",
        form("/api/incident/reopen"),
        "open already",
    )
    .await;
    refused(
        "/api/incident/duplicate",
        form("/api/incident/duplicate").with("of", &own),
        "duplicate of itself",
    )
    .await;
    refused(
        "/api/incident/resolve",
        form("/api/incident/resolve").with("code", ""),
        "how the incident ended",
    )
    .await;
    refused(
        "/api/incident/resolve",
        form("/api/incident/resolve").with("reason", " "),
        "Reason is empty",
    )
    .await;
    refused(
        "/api/related/remove",
        form("/api/related/remove"),
        "no longer among",
    )
    .await;
    refused(
        "/api/related/add",
        form("/api/related/add").with("value", "javascript:alert(1)"),
        "https://",
    )
    .await;
    refused(
        "/api/timeline/pin",
        form("/api/timeline/pin").with("row", "e:none"),
        "no such",
    )
    .await;
    refused(
        "/api/timeline/note",
        form("/api/timeline/note").with("text", "  "),
        "Note is empty",
    )
    .await;
    let ahead = form("/api/timeline/note").with("occurred", "2026-11-23T03:37:10Z");
    refused("/api/timeline/note", ahead, "in the future").await;
    let nothing = form("/api/incident/update").with("title", "gateway-009 sends too much");
    refused("/api/incident/update", nothing, "Nothing was changed").await;
    assert_eq!(
        bench
            .person
            .call("/api/incident/resolve", &form("/api/incident/resolve"))
            .await
            .status,
        200
    );
    refused(
        "/api/incident/resolve",
        form("/api/incident/resolve"),
        "resolved already",
    )
    .await;
    refused(
        "/api/incident/acknowledge",
        form("/api/incident/acknowledge"),
        "no acknowledgement",
    )
    .await;
}

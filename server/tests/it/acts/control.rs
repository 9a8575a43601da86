//! Control characters, which forge what a terminal or a page shows.

use super::bench::Bench;
use crate::site::{Form, Site, acts, entry};
use app::AppError;
use domain::rights::Role;

const FORGED: &str = "ctl\u{1b}[2Jctl";
/// The same as the record's JSON has it.
const ON_RECORD: &str = "ctl\\u001b[2Jctl";

const ARN: &str = "arn:aws:iot:eu-central-1:111122223333:thing/pump-117";

/// Fields that the usual forms leave out or fill with something else, and how they begin.
const MORE: [(&str, &str, &str); 5] = [
    ("/api/related/add", "value", ARN),
    ("/api/incident/appoint", "reason", ""),
    ("/api/runbook/start", "parameters", "Role="),
    ("/api/runbook/start", "parameters", "Ro"),
    ("/api/runbook/start", "version", "1"),
];

async fn bench() -> Bench {
    Bench::start("lead-l", Role::Lead).await
}

/// The usual form of the function, under an entry of its own.
fn form(bench: &Bench, path: &str) -> Form {
    bench.form(path, &entry())
}

/// Whether the text lies in the journal's files.
fn is_kept(site: &Site, text: &str) -> bool {
    let has = |file: &Vec<u8>| file.windows(text.len()).any(|part| part == text.as_bytes());
    site.journal_files().iter().any(has)
}

#[tokio::test]
async fn no_field_of_any_form_brings_a_control_character_onto_the_record() {
    let bench = bench().await;
    let mut tried = 0;
    for (path, _) in app::rights::TABLE {
        let Form::Fields(fields) = form(&bench, path) else {
            continue;
        };
        let more = MORE.iter().filter(|(of, ..)| of == path);
        let more = more.map(|(_, name, begins)| ((*name).to_owned(), (*begins).to_owned()));
        for (name, value) in fields.into_iter().chain(more) {
            let value = if name == "parameters" && !value.ends_with('=') {
                format!("{value}{FORGED}=1")
            } else {
                format!("{value}{FORGED}")
            };
            let answer = bench
                .person
                .call(path, &form(&bench, path).with(&name, &value))
                .await;
            assert!(answer.status < 500, "{path} {name}: {}", answer.text());
            let record = bench.site.record(&bench.site.id).await;
            let record = serde_json::to_string(&record).unwrap();
            assert!(!record.contains(ON_RECORD), "{path} {name}: {record}");
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
    assert!(!is_kept(&bench.site, ON_RECORD), "on another chain");
    // What is looked for is found where something is kept.
    let note = "/api/timeline/note";
    let sent = form(&bench, note).with("text", "Two lines\r\n\tand a tab");
    assert_eq!(bench.person.call(note, &sent).await.status, 200);
    assert!(is_kept(&bench.site, "Two lines\\n\\tand a tab"));
}

#[tokio::test]
async fn a_text_with_a_control_character_is_refused_beside_its_field() {
    let bench = bench().await;
    for path in acts() {
        let Form::Fields(fields) = form(&bench, path) else {
            continue;
        };
        let texts = fields
            .into_iter()
            .filter(|(name, _)| ["title", "summary", "text", "reason", "value"].contains(&name.as_str()));
        for (name, value) in texts {
            let sent = form(&bench, path).with(&name, &format!("{value}{FORGED}"));
            let answer = bench.person.call(path, &sent).await;
            let AppError::Invalid { field, reason } = answer.json() else {
                panic!("{path} {name}: {}", answer.text())
            };
            assert!(
                reason.starts_with(&field) && reason.contains("control character"),
                "{path} {name}: {reason}"
            );
        }
    }
    assert!(bench.site.writes().is_empty() && bench.site.record(&bench.site.id).await.is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_a_resource_name_stands_beside_the_field_it_was_typed_into() {
    let bench = bench().await;
    let path = "/api/related/add";
    for (value, wrong) in [
        (format!("{ARN}{}", "x".repeat(1_000)), "the limit is 1000"),
        (format!("{ARN}{FORGED}"), "control characters"),
        (format!("{ARN} b"), "spaces"),
    ] {
        let sent = form(&bench, path).with("value", &value);
        let answer = bench.person.call(path, &sent).await;
        let error: AppError = answer.json();
        let told = error.on_field("Address");
        assert!(told.is_some_and(|told| told.contains(wrong)), "{}", answer.text());
    }
}

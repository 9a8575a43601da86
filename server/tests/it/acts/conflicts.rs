//! Two people at once.

use crate::site::{Answer, Site, entry};
use app::AppError;
use domain::act::{Act, RecordChange};
use domain::closing::ClosingCode;
use domain::entry::Body;
use domain::rights::Role;
use domain::text::{Summary, Title};
use domain::view::Done;
use simulator::{Fault, FaultKind};

/// Lets a change of a record take so long that two of them are under way at once unless one waits for the other.
fn changes_are_slow(site: &Site) {
    site.aws.add_fault(Fault {
        delay_ms: 200,
        ..Fault::of(FaultKind::Delay).on("UpdateIncidentRecord")
    });
}

#[tokio::test]
async fn of_two_who_take_the_lead_at_once_one_has_it_and_the_other_is_told_who() {
    let site = Site::start().await;
    let (l, m) = (
        site.person("lead-l", Role::Lead).await,
        site.person("lead-m", Role::Lead).await,
    );
    site.view(&l).await;
    let path = "/api/incident/appoint";
    let (forms, people) = ((site.form(path), site.form(path)), (&l, &m));
    let (one, other) = futures::join!(people.0.call(path, &forms.0), people.1.call(path, &forms.1));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", one.text(), other.text());
    let (winner, loser) = if one.status == 200 {
        ("lead-l", &other)
    } else {
        ("lead-m", &one)
    };
    assert!(
        loser
            .json::<AppError>()
            .to_string()
            .starts_with(&format!("The {winner} is lead now"))
    );
    let lead = site.view(&l).await.state.lead.unwrap();
    assert_eq!(lead.subject.as_str(), winner);
    assert_eq!(site.record(&site.id).await.len(), 1);
}

#[tokio::test]
async fn an_office_that_changed_since_the_form_was_shown_is_not_taken_away_and_laying_down_twice_is_one_act()
{
    let site = Site::start().await;
    let (l, m) = (
        site.person("lead-l", Role::Lead).await,
        site.person("lead-m", Role::Lead).await,
    );
    let path = "/api/incident/appoint";
    assert_eq!(l.call(path, &site.form(path)).await.status, 200);
    // The form of M was shown before.
    let late = m.call(path, &site.form(path)).await;
    assert_eq!(late.status, 409);
    let knowing = site.form(path).with("seen", "lead-l");
    assert_eq!(m.call(path, &knowing).await.status, 200);
    let down = site.form(path).with("how", "lay-down").with("seen", "lead-m");
    assert_eq!(m.call(path, &down).await.status, 200);
    let again = m.call(path, &down).await;
    assert_eq!(again.status, 200, "{}", again.text());
    assert_eq!(site.view(&l).await.state.lead, None);
    assert_eq!(site.record(&site.id).await.len(), 3);
}

#[tokio::test]
async fn a_change_of_a_record_that_changed_meanwhile_shows_the_newer_one_and_overwrites_nothing() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    // Somebody else changes it in AWS, and the console has not seen it yet.
    let elsewhere = RecordChange {
        title: Some(Title::new("Renamed in AWS").unwrap()),
        ..RecordChange::default()
    };
    site.console()
        .store
        .update(&site.id, &elsewhere, &entry())
        .await
        .unwrap();
    let path = "/api/incident/update";
    let answer = person.call(path, &site.form(path)).await;
    let AppError::Conflict { newer } = answer.json::<AppError>() else {
        panic!("{} {}", answer.status, answer.text())
    };
    let newer = newer.expect("it is the incident's record that was changed");
    assert_eq!((answer.status, newer.title.as_str()), (409, "Renamed in AWS"));
    assert_eq!(site.calls("UpdateIncidentRecord"), 1);
    assert!(site.record(&site.id).await.is_empty());
    assert_eq!(
        site.view(&person).await.record.title,
        "Renamed in AWS",
        "the page shows it at once"
    );
    // What nobody else touched is changed all the same.
    let impact = site
        .form(path)
        .with("title", "gateway-009 sends too much")
        .with("impact", "1");
    let answer = person.call(path, &impact).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let record = site.console().store.incident(&site.id).await.unwrap();
    assert_eq!(
        (record.title.as_str(), record.impact.number()),
        ("Renamed in AWS", 1)
    );
}

#[tokio::test]
async fn a_text_is_edited_however_its_lines_were_broken_elsewhere() {
    let site = Site::start().await;
    let person = site.responder().await;
    let id = site.another("Two\nlines", 8);
    let store = &site.console().store;
    let elsewhere = RecordChange {
        summary: Some(Summary::new("One\r\ntwo\rthree").unwrap()),
        ..RecordChange::default()
    };
    store.update(&id, &elsewhere, &entry()).await.unwrap();
    let impact = store.incident(&id).await.unwrap().impact.number().to_string();
    let path = "/api/incident/update";
    // As a browser sends what it was shown: a field of one line leaves the breaks out, what it doesn't show keeps them.
    let shown = || {
        let form = site.form(path).with("incident", &id.to_string());
        let form = form.with("title", "Twolines").with("seen_title", "Two\r\nlines");
        let form = form.with("seen_summary", "One\r\ntwo\r\nthree");
        form.with("seen_impact", &impact).with("impact", &impact)
    };
    let summary = shown().with("summary", "One\r\ntwo\r\nthree\r\nfour");
    let answer = person.call(path, &summary).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let record = store.incident(&id).await.unwrap();
    assert_eq!(record.summary.as_deref(), Some("One\ntwo\nthree\nfour"));
    assert_eq!(record.title, "Two\nlines", "nobody changed it");
    let title = shown()
        .with("title", "One line")
        .with("summary", "One\r\ntwo\r\nthree");
    let answer = person.call(path, &title).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(store.incident(&id).await.unwrap().title, "One line");
}

#[tokio::test]
async fn of_two_who_change_the_title_at_once_one_has_it_and_the_other_is_shown_it() {
    let site = Site::start().await;
    let titles = ["Pump of L", "Pump of M"];
    let (won, loser) = at_once(&site, "/api/incident/update", "title", titles).await;
    let title = titles[won];
    let AppError::Conflict { newer } = loser.json::<AppError>() else {
        panic!("{}", loser.text())
    };
    assert_eq!(newer.expect("it is the incident's record").title, title);
    let record = site.console().store.incident(&site.id).await.unwrap();
    assert_eq!(record.title, title, "nothing was overwritten");
    assert_eq!(site.calls("UpdateIncidentRecord"), 1);
    assert_eq!(site.record(&site.id).await.len(), 2, "one act and its outcome");
}

#[tokio::test]
async fn of_two_who_resolve_at_once_one_says_how_it_ended_and_the_other_is_told() {
    let site = Site::start().await;
    let (won, loser) = at_once(&site, "/api/incident/resolve", "code", ["benign", "drill"]).await;
    let code = if won == 0 {
        ClosingCode::Benign
    } else {
        ClosingCode::Drill
    };
    assert!(
        loser.text().contains("It is resolved already."),
        "{}",
        loser.text()
    );
    assert_eq!(closings(&site).await, std::slice::from_ref(&code));
    let closing = site.view(&site.responder().await).await.state.closing;
    assert_eq!(closing.map(|one| one.0), Some(code));
}

/// Two leads send the same form with these values of a field at once, while AWS is slow: one of them has it. Returns which, and
/// what the other was answered.
async fn at_once(site: &Site, path: &str, field: &str, values: [&str; 2]) -> (usize, Answer) {
    let (l, m) = (
        site.person("lead-l", Role::Lead).await,
        site.person("lead-m", Role::Lead).await,
    );
    site.view(&l).await;
    changes_are_slow(site);
    let forms = values.map(|value| site.form(path).with(field, value));
    let (one, other) = tokio::join!(l.call(path, &forms[0]), m.call(path, &forms[1]));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", one.text(), other.text());
    if one.status == 200 { (0, other) } else { (1, one) }
}

/// How people said that the site's incident ended, oldest first.
async fn closings(site: &Site) -> Vec<ClosingCode> {
    let record = site.record(&site.id).await.into_iter();
    record
        .filter_map(|one| match one.entry.body {
            Body::Act(Act::Resolve { code, .. }) => Some(code),
            _ => None,
        })
        .collect()
}

#[tokio::test]
async fn while_nobody_knows_what_became_of_a_closing_no_other_one_is_asked_for() {
    let site = Site::start().await;
    let (l, m) = (
        site.person("lead-l", Role::Lead).await,
        site.person("lead-m", Role::Lead).await,
    );
    site.view(&l).await;
    site.aws.add_fault(Fault::of(FaultKind::Cut));
    let path = "/api/incident/resolve";
    let first = site.form(path);
    assert!(l.call(path, &first).await.json::<Done>().in_doubt);
    let drill = || site.form(path).with("code", "drill");
    let refused = m.call(path, &drill()).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert!(
        refused.text().contains("The lead-l asked to resolve it"),
        "{}",
        refused.text()
    );
    assert!(
        l.call(path, &first).await.json::<Done>().in_doubt,
        "the same form is told the same"
    );
    assert_eq!(closings(&site).await, [ClosingCode::Benign]);
    site.aws.clear_faults(None);
    response::settle::on_start(site.console()).await.unwrap();
    // The first one was lost on its way to AWS, and has its end.
    let answer = m.call(path, &drill()).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let closing = site.view(&m).await.state.closing;
    assert_eq!(closing.map(|one| one.0), Some(ClosingCode::Drill));
}

#[tokio::test]
async fn what_was_resolved_a_moment_ago_is_not_resolved_again_though_the_copy_does_not_show_it_yet() {
    let site = Site::start().await;
    let (l, m) = (
        site.person("lead-l", Role::Lead).await,
        site.person("lead-m", Role::Lead).await,
    );
    site.view(&l).await;
    // What follows the change fails to read what became of it.
    site.aws
        .add_fault(Fault::of(FaultKind::Error).on("GetIncidentRecord"));
    let path = "/api/incident/resolve";
    let answer = l.call(path, &site.form(path)).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    site.aws.clear_faults(None);
    let again = m.call(path, &site.form(path).with("code", "drill")).await;
    assert_eq!(again.status, 409, "{}", again.text());
    assert_eq!(closings(&site).await, [ClosingCode::Benign]);
}

#[tokio::test]
async fn only_its_author_amends_a_note_and_all_texts_stay() {
    let site = Site::start().await;
    let (author, colleague) = (
        site.responder().await,
        site.person("responder-t", Role::Responder).await,
    );
    let note = entry();
    let form = site.form("/api/timeline/note").with("entry", note.as_str());
    assert_eq!(author.call("/api/timeline/note", &form).await.status, 200);
    let amend = || site.form("/api/timeline/amend").with("note", note.as_str());
    let other = colleague.call("/api/timeline/amend", &amend()).await;
    assert_eq!(other.status, 409, "{}", other.text());
    let form = amend();
    for _ in 0..2 {
        let answer = author.call("/api/timeline/amend", &form).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    assert_eq!(site.record(&site.id).await.len(), 2);
    let rows = site.rows(&site.id).await;
    let row = rows.iter().find(|row| row.key == format!("e:{note}")).unwrap();
    assert_eq!(row.note.as_deref(), Some("Two valves"));
    assert_eq!(row.history.len(), 1);
    assert_eq!(row.history[0].text, "Valve closed on site");
}

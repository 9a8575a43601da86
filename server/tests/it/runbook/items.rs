use super::steps::Steps;
use domain::rights::Role;
use domain::runbook::ItemState;
use domain::timeline::Layer;

#[tokio::test]
async fn a_tick_is_on_the_record_and_told_to_nobody_in_aws() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = steps.of_step("Analyse").await;
    let writes = steps.site.writes().len();
    let answer = steps
        .send(&person, "item", &format!("{of}/1"), &[("to", "done")])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let view = steps.shown().await;
    let items = &view.executions[0].steps[0].items;
    assert_eq!(
        (items[0].state(), items[1].state()),
        (ItemState::Open, ItemState::Done)
    );
    assert_eq!(items[1].mark.as_ref().unwrap().who.name(), "The responder-s");
    let row = &steps.site.rows(&steps.incident).await[0];
    assert_eq!(row.headline, "Ticked in Analyse: Who could reach it");
    assert_eq!((row.layer, row.kind.as_str()), (Layer::Activity, "runbook"));
    assert_eq!(steps.site.writes().len(), writes);
    let html = steps.view(&person).await;
    assert!(
        html.contains("aria-checked=\"true\"") && html.contains("The responder-s"),
        "{html}"
    );
}

#[tokio::test]
async fn what_does_not_apply_says_why_and_the_review_finds_it() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = format!("{}/0", steps.of_step("Analyse").await);
    let silent = steps
        .send(&person, "item", &of, &[("to", "not-applicable")])
        .await;
    assert_eq!(silent.status, 422, "{}", silent.text());
    let more = [("to", "not-applicable"), ("reason", "<b>Nothing</b> happened")];
    let answer = steps.send(&person, "item", &of, &more).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let html = steps.view(&person).await;
    assert!(
        html.contains("&lt;b&gt;Nothing&lt;/b&gt; happened") && html.contains("Deviations"),
        "{html}"
    );
}

#[tokio::test]
async fn evidence_of_the_incident_shows_an_item_and_no_other_file_does() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let id = steps.incident.to_string();
    let sent = person
        .attach(&id, crate::site::entry().as_str(), "netstat.txt", b"tcp 123")
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let file = steps.shown().await.evidence[0].clone();
    let of = format!("{}/0", steps.of_step("Analyse").await);
    let more = [("to", "done"), ("evidence", file.sha256.as_str())];
    let answer = steps.send(&person, "item", &of, &more).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let html = steps.view(&person).await;
    assert!(
        html.contains(&format!("/evidence/{id}/{}", file.sha256)) && html.contains("netstat.txt"),
        "{html}"
    );
    // Attached in the form itself: the answer is what the form then names.
    let now = person.attach_by_script(&id, "ps.txt", b"sshd").await;
    assert_eq!(now.status, 200, "{}", now.text());
    let more = [("to", "done"), ("evidence", &*now.text()), ("seen", "")];
    let other = format!("{}/1", steps.of_step("Analyse").await);
    let answer = steps.send(&person, "item", &other, &more).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert!(steps.view(&person).await.contains("ps.txt"));
    let foreign = "0".repeat(64);
    let more = [("to", "done"), ("evidence", foreign.as_str())];
    assert_eq!(steps.send(&person, "item", &of, &more).await.status, 404);
}

#[tokio::test]
async fn a_remark_is_among_the_incidents_notes() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = steps.of_step("Analyse").await;
    let answer = steps
        .send(&person, "remark", &of, &[("reason", "Ask the vendor")])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(steps.shown().await.executions[0].steps[0].remarks.len(), 1);
    assert_eq!(
        steps
            .send(&person, "remark", &of, &[("reason", " ")])
            .await
            .status,
        422
    );
}

#[tokio::test]
async fn an_item_of_a_step_that_did_not_begin_or_is_not_there_is_refused() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let (analyse, recover) = (steps.of_step("Analyse").await, steps.of_step("Recover").await);
    let elsewhere = analyse.replace(steps.execution.as_str(), "00000000-0000-4000-8000-00000000dead");
    for (of, status) in [
        (format!("{recover}/0"), 409),
        (format!("{analyse}/2"), 404),
        (format!("{elsewhere}/0"), 409),
        (format!("{}/no-run/0", steps.execution), 404),
        (analyse.clone(), 422),
        (String::new(), 422),
    ] {
        let answer = steps.send(&person, "item", &of, &[("to", "done")]).await;
        assert_eq!(answer.status, status, "{of}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_viewer_sees_the_checklist_and_why_they_can_not_tick_it() {
    let steps = Steps::start().await;
    let viewer = steps.site.person("viewer-v", Role::Viewer).await;
    let html = steps.view(&viewer).await;
    assert!(
        html.contains("You need the right to write on incidents"),
        "{html}"
    );
    assert!(
        html.contains("You need the right to respond to incidents"),
        "{html}"
    );
    let of = format!("{}/0", steps.of_step("Analyse").await);
    assert_eq!(
        steps.send(&viewer, "item", &of, &[("to", "done")]).await.status,
        403
    );
}

#[tokio::test]
async fn of_two_who_say_something_of_one_item_the_second_is_told_what_the_first_said() {
    let steps = Steps::start().await;
    let (one, other) = (
        steps.site.responder().await,
        steps.site.person("responder-t", Role::Responder).await,
    );
    let of = format!("{}/0", steps.of_step("Analyse").await);
    let mark = async || {
        let view = steps.shown().await;
        view.executions[0].steps[0].items[0].mark.clone().unwrap()
    };
    let more = [("to", "not-applicable"), ("reason", "No SSH")];
    assert_eq!(steps.send(&one, "item", &of, &more).await.status, 200);
    let late = steps.send(&other, "item", &of, &[("to", "done")]).await;
    assert_eq!(late.status, 409, "{}", late.text());
    assert!(
        late.text()
            .contains("The responder-s was here meanwhile: not applicable (No SSH)"),
        "{}",
        late.text()
    );
    assert_eq!(mark().await.state, ItemState::NotApplicable);
    let seen = mark().await.entry;
    let form = [
        ("to", "done"),
        ("seen", seen.as_str()),
        ("reason", "There is one"),
    ];
    assert_eq!(steps.send(&other, "item", &of, &form).await.status, 200);
    let same = steps.send(&one, "item", &of, &[("to", "done")]).await;
    assert_eq!(same.status, 200, "both tick it: {}", same.text());
    assert_eq!(mark().await.comment.as_deref(), Some("There is one"));
}

#[tokio::test]
async fn of_two_in_the_same_moment_the_second_is_told_too() {
    let steps = Steps::start().await;
    let (one, other) = (
        steps.site.responder().await,
        steps.site.person("responder-t", Role::Responder).await,
    );
    let of = format!("{}/0", steps.of_step("Analyse").await);
    let (first, second) = futures::join!(
        steps.send(
            &one,
            "item",
            &of,
            &[("to", "not-applicable"), ("reason", "No SSH")]
        ),
        steps.send(&other, "item", &of, &[("to", "done")])
    );
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", first.text(), second.text());
}

#[tokio::test]
async fn an_item_sent_twice_is_one_entry() {
    let steps = Steps::start().await;
    let person = steps.site.responder().await;
    let of = format!("{}/0", steps.of_step("Analyse").await);
    let form = steps.form(&of, &crate::site::entry(), &[("to", "done"), ("reason", "Seen")]);
    for _ in 0..2 {
        let answer = person.call("/api/runbook/item", &form).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    let rows = steps.site.rows(&steps.incident).await;
    let ticks = rows.iter().filter(|row| row.headline.starts_with("Ticked"));
    assert_eq!(ticks.count(), 1);
    // Another file would be lost without a word.
    let changed = form.with("evidence", &"0".repeat(64));
    let answer = person.call("/api/runbook/item", &changed).await;
    assert!(
        matches!(answer.json(), app::AppError::OnRecord { .. }),
        "{}",
        answer.text()
    );
}

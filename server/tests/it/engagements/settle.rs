//! An answer was lost: AWS is read back, and nobody is paged twice.

use crate::site::{Form, Site, entry};
use app::AppError;
use domain::view::Done;
use simulator::{Fault, FaultKind};

/// The three acts with their operations, on a site whose plan is engaged.
async fn acts(site: &Site) -> Vec<(&'static str, &'static str, Form)> {
    site.people().await;
    let engagement = site.engaged().await;
    let page = site.paged().await.engagements[0].pages[0].id.clone();
    let form = |more: &[(&str, &str)]| {
        let incident = site.id.to_string();
        let entry = entry();
        let fields = [("incident", incident.as_str()), ("entry", entry.as_str())];
        Form::fields(&[&fields[..], more].concat())
    };
    vec![
        (
            "StartEngagement",
            "/api/engagements/engage",
            form(&[("contact", "lead-l"), ("reason", "Help")]),
        ),
        (
            "StopEngagement",
            "/api/engagements/stop",
            form(&[("engagement", engagement.as_str()), ("reason", "A drill")]),
        ),
        // Last: an acknowledgement may end the engagement, and one that is over can't be stopped.
        (
            "AcceptPage",
            "/api/engagements/accept",
            form(&[("page", page.as_str())]),
        ),
    ]
}

#[tokio::test]
async fn an_act_whose_answer_was_lost_is_read_back_as_done() {
    let site = Site::start().await;
    let person = site.responder().await;
    for (operation, path, form) in acts(&site).await {
        site.aws.clear_faults(None);
        site.aws
            .add_fault(Fault::of(FaultKind::Cut).on(operation).after_effect());
        let answer = person.call(path, &form).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        let done: Done = answer.json();
        assert!(!done.in_doubt, "{path}: {done:?}");
    }
    assert!(site.console().journal.open_acts().await.unwrap().is_empty());
    site.aws.clear_faults(None);
    let seen = site.paged().await;
    assert_eq!(ours(&seen), 1, "nobody was paged twice");
}

#[tokio::test]
async fn an_act_that_never_reached_aws_is_told_as_such() {
    let site = Site::start().await;
    let person = site.responder().await;
    for (operation, path, form) in acts(&site).await {
        site.aws.add_fault(Fault::of(FaultKind::Cut).on(operation));
        let answer: AppError = person.call(path, &form).await.json();
        assert!(
            matches!(&answer, AppError::Refused { reason } if reason.contains("did not take effect")),
            "{path}: {answer:?}"
        );
    }
    site.aws.clear_faults(None);
    let seen = site.paged().await;
    assert_eq!((ours(&seen), &seen.state.acknowledged), (0, &None));
    assert!(seen.turn.is_some(), "it still escalates");
}

/// How many engagements people began here.
fn ours(seen: &domain::engagement::EngagementsView) -> usize {
    let all = seen.engagements.iter();
    all.filter(|one| one.engagement.sender.contains("via Lazaret"))
        .count()
}

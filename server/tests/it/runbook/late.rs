//! What AWS lists late.

use super::acts::outcome;
use super::steps::{Steps, ssm};
use crate::site::{Form, entry};
use domain::entry::Outcome;
use domain::ids::EntryId;
use domain::view::Done;
use serde_json::json;
use simulator::{Fault, FaultKind};

#[tokio::test]
async fn a_start_that_is_not_listed_yet_stays_in_doubt_until_it_is() {
    let steps = Steps::start().await;
    let site = &steps.site;
    let person = site.responder().await;
    let start = async |act: &EntryId| {
        // The account doesn't get it: what AWS lists late stands where the test puts it.
        site.aws
            .add_fault(Fault::of(FaultKind::Cut).on("StartAutomationExecution"));
        let fields = [
            ("incident", &*steps.incident.to_string()),
            ("entry", act.as_str()),
            ("document", "Checklist"),
            ("reason", "Once more"),
        ];
        let answer = person.call("/api/runbook/start", &Form::fields(&fields)).await;
        site.aws.clear_faults(None);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let done: Done = answer.json();
        assert!(done.in_doubt, "{}", done.said);
    };
    let (late, never) = (entry(), entry());
    start(&late).await;
    assert_eq!(outcome(&steps, &late).await, None);
    site.advance(60_000);
    response::settle::on_start(site.console()).await.unwrap();
    assert_eq!(
        outcome(&steps, &late).await,
        None,
        "a minute is too young to say that it didn't start"
    );
    let tag = json!({"Key": format!("lazaret:{late}"), "Value": "start"});
    let started = json!({"DocumentName": "Checklist", "Tags": [tag]});
    let started = ssm(site, "StartAutomationExecution", &started).await;
    let id = started["AutomationExecutionId"].as_str().unwrap();
    response::settle::on_start(site.console()).await.unwrap();
    let Some(Outcome::Settled { holds: true, read }) = outcome(&steps, &late).await else {
        panic!("{:?}", outcome(&steps, &late).await)
    };
    assert!(read.contains(id), "{read}");
    start(&never).await;
    site.advance(121_000);
    response::settle::on_start(site.console()).await.unwrap();
    let found = outcome(&steps, &never).await;
    assert!(
        matches!(found, Some(Outcome::Settled { holds: false, .. })),
        "{found:?}"
    );
}

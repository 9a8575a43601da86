//! The console under the roles of infra/template.yaml. The one that may most all other tests run under; what they used of it,
//! tools/infra/used.py holds against what it grants.

use crate::runbook::steps::{Steps, pause, ssm};
use crate::site::{Form, RUNBOOK_ROLE, Site, acts, console_has, entry, form_of, quick, seeded, used};
use domain::rights::{Right, Role};
use serde_json::json;
use simulator::Seed;

/// Reads whatever there is to read of the site's incident, as the pages and the work in the background do.
async fn read_everything(site: &Site) {
    response::ingest::refresh(site.console(), &site.id).await.unwrap();
    let lead = site.person("lead-l", Role::Lead).await;
    for path in [
        format!("/incidents/{}", site.id),
        "/devices/pump-117".into(),
        "/".into(),
    ] {
        assert_eq!(lead.page(&path).await.status, 200, "{path}");
    }
    for (path, right) in app::rights::TABLE {
        if *right == Right::Read {
            let answer = lead.call(path, &site.form(path)).await;
            assert!(answer.status < 500, "{path}: {} {}", answer.status, answer.text());
        }
    }
}

#[tokio::test]
async fn a_console_that_only_shows_needs_no_more_than_the_readers_role_and_each_act_says_what_it_lacks() {
    let site = Site::on(seeded(Seed::Demo).await, quick()).await;
    console_has(&site.aws, "ConsoleReaderRole");
    read_everything(&site).await;
    let uses = used(&site.aws);
    assert!(uses.denied.is_empty(), "{:?}", uses.denied);
    assert!(uses.allowed.len() > 40, "{:?}", uses.allowed);
    let lead = site.person("lead-l", Role::Lead).await;
    for (path, action) in [
        ("/api/incident/resolve", "ssm-incidents:UpdateIncidentRecord"),
        ("/api/incidents/start", "ssm-incidents:StartIncident"),
        ("/api/related/add", "ssm-incidents:UpdateRelatedItems"),
        ("/api/device/open-tunnel", "iot:OpenTunnel"),
    ] {
        let answer = lead.call(path, &site.form(path)).await;
        assert!(answer.text().contains(action), "{path}: {}", answer.text());
    }
}

#[tokio::test]
async fn a_console_that_works_on_incidents_needs_no_more_than_the_responders_role() {
    let site = Site::start().await;
    console_has(&site.aws, "ConsoleResponderRole");
    let (other, person) = (site.another("meter-4 resets", 8), site.responder().await);
    let row = site.rows(&site.id).await[0].key.clone();
    for path in acts() {
        let (id, other) = (site.id.to_string(), other.to_string());
        let answer = person
            .call(path, &form_of(path, &id, entry().as_str(), &other, &row))
            .await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    }
    let uses = used(&site.aws);
    assert!(uses.denied.is_empty(), "{:?}", uses.denied);
}

#[tokio::test]
async fn the_stacks_runbook_is_started_again_under_its_own_role_and_no_other() {
    let steps = Steps::start().await;
    let site = &steps.site;
    let other = "arn:aws:iam::111122223333:role/lazaret-DetectRole";
    let mut iam = site.aws.iam();
    for role in [RUNBOOK_ROLE, other] {
        let name = role.rsplit('/').next().unwrap();
        iam["roles"][name] =
            json!({"policies": [], "assumable_by": ["ssm.amazonaws.com"], "max_session_seconds": 3600});
    }
    site.aws.set_iam(iam).unwrap();
    let content = json!({"schemaVersion": "0.3", "assumeRole": "{{ Role }}", "parameters": {"Role": {"type": "String"}},
        "mainSteps": [pause("Analyse")]});
    let document = json!({"Name": "Again", "DocumentType": "Automation", "Content": content.to_string()});
    ssm(site, "CreateDocument", &document).await;
    let person = site.responder().await;
    let start = async |role: &str| {
        let incident = steps.incident.to_string();
        let (act, given) = (entry(), format!("Role={role}"));
        let fields = [
            ("incident", incident.as_str()),
            ("entry", act.as_str()),
            ("document", "Again"),
            ("parameters", &given),
            ("reason", "The first one was cancelled"),
        ];
        person.call("/api/runbook/start", &Form::fields(&fields)).await
    };
    let answer = start(RUNBOOK_ROLE).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let refused = start(other).await;
    assert!(
        refused.status >= 400 && refused.text().contains("iam:PassRole"),
        "{}",
        refused.text()
    );
}

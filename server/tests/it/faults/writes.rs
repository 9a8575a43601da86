use super::{KINDS, fault};
use crate::site::{Answer, Form, Person, Site, entry, form_of};
use app::AppError;
use domain::entry::{Body, ChainId, Entry, Outcome};
use domain::ids::{EntryId, IncidentId};
use domain::incident::Status;
use domain::rights::Role;
use domain::timeline::RowState;
use domain::view::Done;
use response::settle;
use simulator::{Fault, FaultKind};

/// The acts that change the account, with the operation each calls.
const ACTS: [(&str, &str); 3] = [
    ("/api/incident/resolve", "UpdateIncidentRecord"),
    ("/api/related/add", "UpdateRelatedItems"),
    ("/api/incidents/start", "StartIncident"),
];

struct Try {
    incident: IncidentId,
    act: EntryId,
    title: String,
}

impl Try {
    async fn begin(site: &Site, n: usize) -> Self {
        let incident = site.another("meter-4 resets", 7);
        response::ingest::refresh(site.console(), &incident)
            .await
            .unwrap();
        Self {
            incident,
            act: entry(),
            title: format!("Started {n}"),
        }
    }

    async fn send(&self, person: &Person, path: &str) -> Answer {
        let form: Form = form_of(path, &self.incident.to_string(), self.act.as_str(), "", "");
        let form = if path == "/api/incidents/start" {
            form.with("title", &self.title)
        } else {
            form
        };
        person.call(path, &form).await
    }

    async fn outcome(&self, site: &Site, path: &str) -> Option<Outcome> {
        let entries: Vec<Entry> = if path == "/api/incidents/start" {
            site.console()
                .journal
                .entries(&ChainId::Console, 0)
                .await
                .unwrap()
        } else {
            site.record(&self.incident).await
        };
        entries.into_iter().find_map(|found| match found.entry.body {
            Body::Outcome { of, result } if of == self.act => Some(result),
            _ => None,
        })
    }

    /// Whether the account is as the act wanted it.
    async fn holds(&self, site: &Site, path: &str) -> bool {
        let store = &site.console().store;
        match path {
            "/api/incident/resolve" => {
                store.incident(&self.incident).await.unwrap().status == Status::Resolved
            }
            "/api/related/add" => {
                let items = store.related(&self.incident).await.unwrap();
                items
                    .iter()
                    .any(|one| one.value.as_str() == "https://wiki.example/pumps")
            }
            _ => {
                let open = store.incidents(Status::Open, None).await.unwrap();
                open.iter().filter(|one| one.title == self.title).count() == 1
            }
        }
    }
}

#[tokio::test]
async fn whichever_write_fails_in_whichever_way_nothing_is_claimed_that_is_not_so() {
    let site = Site::start().await;
    let person = site.person("lead-l", Role::Lead).await;
    let mut n = 0;
    for (path, operation) in ACTS {
        for (kind, after_effect) in KINDS.map(|kind| (kind, false)).into_iter().chain([
            (FaultKind::TimeOut, true),
            (FaultKind::Cut, true),
            (FaultKind::Error, true),
        ]) {
            n += 1;
            let one = Try::begin(&site, n).await;
            site.aws.add_fault(fault(kind, operation, after_effect));
            let answer = one.send(&person, path).await;
            site.aws.clear_faults(None);
            let at = format!(
                "{path} {kind:?} after effect {after_effect}: {} {}",
                answer.status,
                answer.text()
            );
            let outcome = one
                .outcome(&site, path)
                .await
                .unwrap_or_else(|| panic!("no end: {at}"));
            assert_eq!(outcome.holds(), one.holds(&site, path).await, "{outcome:?}: {at}");
            assert_eq!(outcome.holds(), after_effect, "{outcome:?}: {at}");
            if after_effect {
                assert!(!answer.json::<Done>().in_doubt, "{at}");
                assert!(matches!(outcome, Outcome::Settled { .. }), "{outcome:?}: {at}");
                continue;
            }
            let error: AppError = answer.json();
            match kind {
                FaultKind::Throttle => assert!(matches!(error, AppError::Throttled { .. }), "{at}"),
                FaultKind::Deny => assert!(
                    error.to_string().contains(&format!("ssm-incidents:{operation}")),
                    "{at}"
                ),
                _ => assert!(matches!(error, AppError::Refused { .. }), "{at}"),
            }
            assert_eq!(
                matches!(outcome, Outcome::Failed { .. }),
                [FaultKind::Throttle, FaultKind::Deny].contains(&kind),
                "{at}"
            );
        }
    }
}

#[tokio::test]
async fn with_all_of_aws_cut_off_an_act_is_in_doubt_and_is_settled_by_what_is_so_once_aws_is_back() {
    let site = Site::start().await;
    let person = site.person("lead-l", Role::Lead).await;
    for (n, (path, operation)) in ACTS.into_iter().enumerate() {
        for after_effect in [false, true] {
            let one = Try::begin(&site, n * 2 + usize::from(after_effect)).await;
            site.aws.add_fault(fault(FaultKind::Cut, operation, after_effect));
            site.aws.add_fault(Fault::of(FaultKind::Cut));
            let answer = one.send(&person, path).await;
            let at = format!("{path} after effect {after_effect}: {}", answer.text());
            assert!(answer.json::<Done>().in_doubt, "{at}");
            assert_eq!(one.outcome(&site, path).await, None, "{at}");
            if path != "/api/incidents/start" {
                let rows = site.rows(&one.incident).await;
                let row = rows
                    .iter()
                    .find(|row| row.entry.as_ref() == Some(&one.act))
                    .unwrap();
                assert_eq!(row.state, RowState::InDoubt, "{at}");
            }
            // Asked again, it is not done again.
            assert!(one.send(&person, path).await.json::<Done>().in_doubt, "{at}");
            settle::on_start(site.console()).await.unwrap();
            assert_eq!(one.outcome(&site, path).await, None, "AWS is still away: {at}");
            site.aws.clear_faults(None);
            settle::on_start(site.console()).await.unwrap();
            let outcome = one.outcome(&site, path).await.unwrap();
            assert_eq!(outcome.holds(), after_effect, "{outcome:?}: {at}");
            assert_eq!(outcome.holds(), one.holds(&site, path).await, "{outcome:?}: {at}");
            assert_eq!(
                one.send(&person, path).await.status,
                if after_effect { 200 } else { 409 },
                "{at}"
            );
        }
    }
}

#[tokio::test]
async fn a_change_of_the_record_is_not_asked_for_while_the_record_can_not_be_read() {
    let site = Site::start().await;
    let person = site.responder().await;
    site.view(&person).await;
    site.aws
        .add_fault(fault(FaultKind::Error, "GetIncidentRecord", false));
    let path = "/api/incident/update";
    let answer = person.call(path, &site.form(path)).await;
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert_eq!(site.calls("UpdateIncidentRecord"), 0);
    assert!(site.record(&site.id).await.is_empty());
}

#[tokio::test]
async fn an_incident_is_claimed_by_one_start_only() {
    let site = Site::start().await;
    let person = site.person("lead-l", Role::Lead).await;
    let path = "/api/incidents/start";
    for second_is_lost in [false, true] {
        let first = Try::begin(&site, usize::from(second_is_lost)).await;
        let second = Try {
            act: entry(),
            title: first.title.clone(),
            incident: first.incident.clone(),
        };
        site.aws.add_fault(Fault::of(FaultKind::Cut));
        assert!(first.send(&person, path).await.json::<Done>().in_doubt);
        site.aws.clear_faults(None);
        if second_is_lost {
            site.aws.add_fault(fault(FaultKind::Cut, "StartIncident", true));
            // Its incident can be listed, but might be the first one's: that start has no end yet.
            assert!(second.send(&person, path).await.json::<Done>().in_doubt);
            site.aws.clear_faults(None);
        } else {
            assert!(!second.send(&person, path).await.json::<Done>().in_doubt);
        }
        settle::on_start(site.console()).await.unwrap();
        let mut claimed = Vec::new();
        for start in [&first, &second] {
            let outcome = start.outcome(&site, path).await.unwrap();
            claimed.extend(outcome.holds().then_some(outcome));
        }
        assert_eq!(claimed.len(), 1, "one incident was made: {claimed:?}");
    }
}

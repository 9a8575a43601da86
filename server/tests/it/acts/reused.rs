//! Every act of every pane under an entry that stands on the record for something else.

use crate::runbook::steps::Steps;
use crate::site::{Form, MINUTE, Person, Site, acts, entry, form_of, quick, seeded};
use app::AppError;
use domain::entry::Entry;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::Role;
use simulator::Seed;
use std::collections::BTreeSet;

const WRITTEN: [&str; 3] = ["/api/timeline/amend", "/api/timeline/erase", "/api/sessions/end"];

const DEVICES: [&str; 13] = [
    "/api/device/verify",
    "/api/device/open-tunnel",
    "/api/device/rotate-tunnel",
    "/api/device/close-tunnel",
    "/api/device/answers",
    "/api/containment/quarantine",
    "/api/containment/many",
    "/api/containment/release",
    "/api/containment/undo",
    "/api/containment/approve",
    "/api/containment/reject",
    "/api/containment/extend",
    "/api/containment/cut",
];

const PAGING: [&str; 3] = [
    "/api/engagements/accept",
    "/api/engagements/engage",
    "/api/engagements/stop",
];

const RUNBOOK: [&str; 7] = [
    "/api/runbook/item",
    "/api/runbook/remark",
    "/api/runbook/continue",
    "/api/runbook/approve",
    "/api/runbook/reject",
    "/api/runbook/start",
    "/api/runbook/cancel",
];

/// Somebody whose forms take the entry of a colleague's note.
struct Bench<'a> {
    site: &'a Site,
    incident: IncidentId,
    person: Person,
    colleague: Person,
    used: EntryId,
}

impl<'a> Bench<'a> {
    async fn on(site: &'a Site, incident: &IncidentId) -> Self {
        let bench = Self {
            site,
            incident: incident.clone(),
            person: site.person("lead-l", Role::Lead).await,
            colleague: site.person("lead-m", Role::Lead).await,
            used: entry(),
        };
        let note = "/api/timeline/note";
        let form = bench.form(note).with("entry", bench.used.as_str());
        bench.done(&bench.colleague, note, &form).await;
        bench
    }

    /// The usual form, under an entry of its own.
    fn form(&self, path: &str) -> Form {
        form_of(path, &self.incident.to_string(), entry().as_str(), "", "")
    }

    /// What is done before.
    async fn done(&self, by: &Person, path: &str, form: &Form) {
        let answer = by.call(path, form).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    }

    /// What there is to be changed here: the record, the orders, the answers, and the calls that change the account.
    async fn all(&self) -> (Vec<Entry>, String, Vec<String>) {
        let journal = &self.site.console().journal;
        let courses = journal.current_courses().await.unwrap();
        let answers = journal.all_answers().await.unwrap();
        let record = self.site.record(&self.incident).await;
        (record, format!("{courses:?} {answers:?}"), self.site.writes())
    }

    async fn is_refused(&self, path: &str, form: Form) {
        let before = self.all().await;
        let answer = self
            .person
            .call(path, &form.with("entry", self.used.as_str()))
            .await;
        assert_eq!(answer.status, 409, "{path}: {}", answer.text());
        assert!(
            matches!(answer.json(), AppError::OnRecord { .. }),
            "{path}: {}",
            answer.text()
        );
        assert_eq!(self.all().await, before, "{path}");
    }
}

#[test]
fn every_form_that_takes_an_entry_is_sent_by_one_of_these_tests() {
    let mut sent: BTreeSet<&str> = acts().into_iter().collect();
    sent.extend(WRITTEN.into_iter().chain(DEVICES).chain(PAGING).chain(RUNBOOK));
    // Its answers stand under entries that derive from the form's and the device's, never under the form's own.
    sent.insert("/api/readiness/take");
    let takes_one = |path: &str| match form_of(path, "i", "e", "", "") {
        Form::Fields(fields) => fields.iter().any(|(name, _)| name == "entry"),
        Form::Json(json) => !json["entry"].is_null(),
    };
    let all = app::rights::TABLE.iter().map(|(path, _)| *path);
    assert_eq!(all.filter(|path| takes_one(path)).collect::<BTreeSet<_>>(), sent);
}

#[tokio::test]
async fn nothing_is_done_to_an_incident_under_the_entry_of_another_act() {
    let site = Site::start().await;
    let other = site.another("meter-4 resets", 8).to_string();
    let row = site.rows(&site.id).await[0].key.clone();
    let bench = Bench::on(&site, &site.id).await;
    let own = entry();
    let note = bench.form("/api/timeline/note").with("entry", own.as_str());
    bench.done(&bench.person, "/api/timeline/note", &note).await;
    for path in acts() {
        let form = form_of(path, &site.id.to_string(), "", &other, &row);
        bench.is_refused(path, form).await;
    }
    for path in WRITTEN {
        let form = match path {
            "/api/timeline/amend" => bench.form(path).with("note", own.as_str()),
            "/api/timeline/erase" => bench.form(path).with("of", own.as_str()),
            _ => bench.form(path).with("session", &bench.colleague.session),
        };
        bench.is_refused(path, form).await;
    }
    let who = "/api/session/who";
    bench.done(&bench.colleague, who, &bench.form(who)).await;
}

#[tokio::test]
async fn nothing_is_done_to_a_device_under_the_entry_of_another_act() {
    // Boxed: what a site connects to step by step would make the test's future as large.
    let site = Box::pin(Site::on(seeded(Seed::Demo).await, quick())).await;
    let bench = Bench::on(&site, &site.id).await;
    let (held, waiting) = (entry(), entry());
    let quarantine = "/api/containment/quarantine";
    let of = |device: &str, form: &EntryId| {
        let usual = bench.form(quarantine).with("device", device);
        usual.with("entry", form.as_str())
    };
    bench
        .done(&bench.colleague, quarantine, &of("pump-118", &held))
        .await;
    let answers = "/api/device/answers";
    let critical = bench.form(answers).with("device", "pump-120");
    let critical = critical.with("mission_critical", "yes");
    bench.done(&bench.colleague, answers, &critical).await;
    bench
        .done(&bench.colleague, quarantine, &of("pump-120", &waiting))
        .await;
    let open = "/api/device/open-tunnel";
    bench.done(&bench.colleague, open, &bench.form(open)).await;
    let (console, pump): (_, DeviceName) = (site.console(), "pump-117".parse().unwrap());
    let order = console.journal.course(&waiting).await.unwrap().unwrap().order;
    assert!(!order.approval.lets_act(), "it waits for a second person");
    let mut tunnels = console.fleet.tunnels(&pump).await.unwrap().into_iter();
    let tunnel = tunnels.find(|one| one.open).unwrap().id;
    let violation = console.fleet.violations(&pump).await.unwrap().remove(0).id;
    for path in DEVICES {
        let form = bench.form(path);
        let form = match path {
            "/api/device/verify" => form.with("of", &violation),
            "/api/device/rotate-tunnel" | "/api/device/close-tunnel" => form.with("of", &tunnel),
            "/api/containment/release" => form.with("device", "pump-118"),
            "/api/containment/undo" | "/api/containment/extend" => form.with("of", held.as_str()),
            "/api/containment/approve" | "/api/containment/reject" => form.with("of", waiting.as_str()),
            _ => form,
        };
        bench.is_refused(path, form).await;
    }
}

#[tokio::test]
async fn nobody_is_paged_and_no_page_ends_under_the_entry_of_another_act() {
    let site = Site::start().await;
    site.people().await;
    let engagement = site.engaged().await;
    let page = site.paged().await.engagements[0].pages[0].id.clone();
    site.advance(MINUTE);
    let bench = Bench::on(&site, &site.id).await;
    for path in PAGING {
        let form = match path {
            "/api/engagements/accept" => bench.form(path).with("page", page.as_str()),
            "/api/engagements/stop" => bench.form(path).with("engagement", engagement.as_str()),
            _ => bench.form(path).with("contact", "lead-l"),
        };
        bench.is_refused(path, form).await;
    }
}

#[tokio::test]
async fn no_runbook_goes_on_under_the_entry_of_another_act() {
    let steps = Steps::start().await;
    let bench = Bench::on(&steps.site, &steps.incident).await;
    let of = steps.of_step("Analyse").await;
    for path in RUNBOOK {
        let form = match path {
            "/api/runbook/start" => bench.form(path).with("document", "Checklist"),
            "/api/runbook/item" => bench.form(path).with("of", &format!("{of}/0")),
            _ => bench.form(path).with("of", &of),
        };
        bench.is_refused(path, form).await;
    }
    assert!(steps.now().await.steps[0].waits());
}

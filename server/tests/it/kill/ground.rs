//! The account and the journal on which real processes live and die, one after the other.

use super::process::Process;
use crate::site::{Admin, Form, console, entry, id_of, quick, sign_in, simulator, state, until};
use domain::containment::{Course, Stage};
use domain::device::CertificateStatus;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::Role;
use response::ports::{Clock, SystemClock};
use serde_json::json;
use server::State;
use simulator::{ClockMode, Running, Things, WorldHandle};
use std::sync::Arc;
use tempfile::TempDir;

const GROUP: &str = "QUARANTINED";
/// What AWS takes minutes for takes a moment here, long enough for the server to find the session still there and cut
/// it; the server waits a little longer than that.
const DELAY_MS: i64 = 2_500;
const SETTINGS: [(&str, &str); 3] = [
    ("LAZARET_POLICY_DELAY_S", "3"),
    ("LAZARET_CERTIFICATE_DELAY_S", "3"),
    ("LAZARET_QUIET_S", "1"),
];
const CHANGES: [&str; 4] = [
    "AddThingToThingGroup",
    "RemoveThingFromThingGroup",
    "UpdateCertificate",
    "DeleteConnection",
];

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Deed {
    Quarantine,
    Release,
    Undo,
}

pub(super) struct Ground {
    aws: Running,
    pub(super) world: WorldHandle,
    folder: TempDir,
    pub(super) state: State,
    session: (String, String),
}

pub(super) struct Try {
    pub(super) incident: IncidentId,
    pub(super) device: DeviceName,
    pub(super) form: EntryId,
}

impl Ground {
    pub(super) async fn new() -> Self {
        let (aws, folder) = (simulator().await, tempfile::tempdir().unwrap());
        let world = aws.world();
        world.set_clock_mode(ClockMode::Real);
        world.set_ms(now_ms());
        world.set_delays(DELAY_MS, DELAY_MS);
        let admin = Admin::at(&aws.aws_endpoint());
        let group = format!("/thing-groups/{GROUP}");
        admin.iot("POST", &group, json!({})).await;
        let deny =
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iot:*","Resource":"*"}]}"#;
        let policy = json!({"policyDocument": deny});
        admin.iot("POST", "/policies/Deny", policy).await;
        let target = format!("arn:aws:iot:eu-central-1:111122223333:thinggroup/{GROUP}");
        let target = json!({"target": target});
        admin.iot("PUT", "/target-policies/Deny", target).await;
        let indexing = json!({"thingIndexingConfiguration":
            {"thingIndexingMode": "REGISTRY", "thingConnectivityIndexingMode": "STATUS"}});
        admin.iot("POST", "/indexing/config", indexing).await;
        // The test reads the journal beside the process, and asks the account what is so.
        let console = console(
            &aws,
            folder.path(),
            Arc::new(SystemClock),
            "http://127.0.0.1",
            quick(),
        )
        .await;
        let state = state(console, folder.path(), "http://127.0.0.1");
        let session = sign_in(&state, "containment-c", Role::Containment).await;
        Self {
            aws,
            world,
            folder,
            state,
            session,
        }
    }

    pub(super) async fn process(&self) -> Process {
        let session = self.session.clone();
        Process::with(&self.aws, self.folder.path(), session, &SETTINGS).await
    }

    pub(super) fn subject(&self, n: usize) -> Try {
        let asked = Things {
            prefix: format!("device-{n}"),
            count: 1,
            shared: false,
            connected: true,
        };
        let name = self.world.make_things(&asked).remove(0);
        Try {
            incident: id_of(&self.world.make_incident(&name, 7)),
            device: name.parse().unwrap(),
            form: entry(),
        }
    }

    pub(super) async fn course(&self, id: &EntryId) -> Option<Course> {
        self.state.console.journal.course(id).await.unwrap()
    }

    pub(super) async fn reaches(&self, id: &EntryId, stage: Stage) {
        until(&format!("{id} is {stage:?}"), async || {
            self.course(id).await.is_some_and(|one| one.stage() == stage)
        })
        .await;
    }

    /// In the group, with no active certificate, connected: as the account has it.
    pub(super) async fn is(&self, one: &Try) -> (bool, bool, bool) {
        let fleet = &self.state.console.fleet;
        let groups = fleet.groups(&one.device).await.unwrap();
        let certificates = fleet.certificates(&one.device).await.unwrap();
        let shut = certificates
            .iter()
            .all(|certificate| certificate.status != CertificateStatus::Active);
        let client = self.world.client(one.device.as_str()).unwrap();
        (
            groups.iter().any(|member| member.group.as_str() == GROUP),
            shut,
            client["connected"] == true,
        )
    }

    /// The changes that the account took, with those whose answer was lost.
    pub(super) fn changes(&self, after: u64) -> Vec<String> {
        let calls = self.world.calls_after(after).into_iter();
        let took = |call: &simulator::Call| {
            let lost = call
                .fault
                .as_ref()
                .is_some_and(|fault| fault.ends_with("after effect"));
            CHANGES.contains(&call.operation.as_str())
                && (call.error.is_none() && call.fault.is_none() || lost)
        };
        calls.filter(took).map(|call| call.operation).collect()
    }

    /// What a dead process holds ends by itself; nobody waits for that here.
    pub(super) async fn bury(&self, one: &Try) {
        let journal = &self.state.console.journal;
        let now = self.state.console.clock.now();
        let over = now.plus(60_000);
        for lease in [
            format!("containment/{}", one.device),
            format!("mirror/{}", one.incident),
            format!("ingest/{}", one.incident),
        ] {
            assert!(journal.lease(&lease, "nobody", over, now).await.unwrap());
        }
    }

    fn form(deed: Deed, one: &Try, of: Option<&EntryId>) -> (&'static str, Form) {
        let (incident, device) = (one.incident.to_string(), one.device.to_string());
        let mut fields = vec![
            ("incident", incident.as_str()),
            ("entry", one.form.as_str()),
            ("reason", "Opens TCP 123"),
        ];
        let path = match deed {
            Deed::Quarantine => {
                fields.extend([("device", device.as_str()), ("strength", "both"), ("cut", "yes")]);
                "/api/containment/quarantine"
            }
            Deed::Release => {
                fields.push(("device", device.as_str()));
                "/api/containment/release"
            }
            Deed::Undo => {
                fields.extend([("of", of.unwrap().as_str()), ("seen", "[]")]);
                "/api/containment/undo"
            }
        };
        (path, Form::fields(&fields))
    }

    pub(super) async fn act(&self, process: &Process, deed: Deed, one: &Try, of: Option<&EntryId>) -> bool {
        let (path, form) = Self::form(deed, one, of);
        process.person.try_call(path, &form).await
    }
}

fn now_ms() -> i64 {
    SystemClock.now().0
}

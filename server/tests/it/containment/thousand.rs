//! A thousand devices at once, through the real adapter and its gateway, against an account that throttles as AWS does.

use super::ward::responder;
use crate::site::{Admin, console, entry, id_of, simulator};
use aws::gateway::GatewaySettings;
use domain::containment::{Course, Stage, Strength};
use domain::ids::{DeviceName, IncidentId};
use domain::text::Reason;
use response::containment::{QuarantineAsk, quarantine};
use response::ports::SystemClock;
use response::{Console, containment, mirror};
use serde_json::json;
use simulator::{ClockMode, Rate, Running, Things, WorldHandle};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

const MANY: usize = 1_000;
/// Calls a second of the account's operations: those that AWS publishes, as its quotas page and Service Quotas have them.
const PUBLISHED: [(&str, f64); 7] = [
    ("DescribeThing", 350.0),
    ("AddThingToThingGroup", 100.0),
    ("ListThingGroupsForThing", 100.0),
    ("DescribeThingGroup", 100.0),
    ("ListThingPrincipalsV2", 10.0),
    ("ListPrincipalThingsV2", 10.0),
    ("ListActiveViolations", 10.0),
];
/// Those that it doesn't publish, at what the slow ones among the others have.
const ASSUMED: [&str; 8] = [
    "DescribeCertificate",
    "UpdateCertificate",
    "ListAttachedPolicies",
    "TestAuthorization",
    "GetThingConnectivityData",
    "GetConnection",
    "DeleteConnection",
    "ListSubscriptions",
];

async fn account() -> (Running, WorldHandle) {
    let account = simulator().await;
    let world = account.world();
    world.set_clock_mode(ClockMode::Real);
    let admin = Admin::at(&account.aws_endpoint());
    admin.iot("POST", "/thing-groups/QUARANTINED", json!({})).await;
    let deny = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iot:*","Resource":"*"}]}"#;
    admin
        .iot("POST", "/policies/Deny", json!({"policyDocument": deny}))
        .await;
    let target = json!({"target": "arn:aws:iot:eu-central-1:111122223333:thinggroup/QUARANTINED"});
    admin.iot("PUT", "/target-policies/Deny", target).await;
    let indexing = json!({"thingIndexingConfiguration":
        {"thingIndexingMode": "REGISTRY", "thingConnectivityIndexingMode": "STATUS"}});
    admin.iot("POST", "/indexing/config", indexing).await;
    for (operation, per_second) in PUBLISHED.into_iter().chain(ASSUMED.map(|name| (name, 10.0))) {
        let rate = Rate {
            per_second,
            burst: per_second,
        };
        world.set_quota(Some(operation), rate);
    }
    (account, world)
}

/// A process on what the last one left.
struct Process {
    console: Console,
    stop: CancellationToken,
    work: Vec<tokio::task::JoinHandle<()>>,
}

impl Process {
    async fn start(account: &Running, folder: &Path, owner: &str) -> Self {
        let clock = Arc::new(SystemClock);
        let console = console(
            account,
            folder,
            clock,
            "http://127.0.0.1",
            GatewaySettings::default(),
        )
        .await;
        let stop = CancellationToken::new();
        let owner = owner.to_owned();
        let work = vec![
            tokio::spawn(containment::run(console.clone(), owner.clone(), stop.clone())),
            tokio::spawn(mirror::run(console.clone(), owner, stop.clone())),
        ];
        Self { console, stop, work }
    }

    /// Nothing of it is left but what it wrote.
    fn dies(self) {
        self.stop.cancel();
        for task in self.work {
            task.abort();
        }
    }

    async fn courses(&self, on: &IncidentId) -> Vec<Course> {
        self.console.journal.courses_on(on).await.unwrap()
    }

    /// How long until so many are at least so far.
    async fn until(&self, on: &IncidentId, began: Instant, stage: Stage, count: usize) -> Duration {
        loop {
            let all = self.courses(on).await;
            let far = all.iter().filter(|one| reached(one, stage)).count();
            if far >= count {
                return began.elapsed();
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

fn reached(course: &Course, stage: Stage) -> bool {
    let found = &course.progress;
    match stage {
        Stage::Applied => found.applied.is_some(),
        Stage::Effective => found.effective.is_some(),
        _ => found.verified.is_some(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement: 25 minutes at AWS's own pace"]
async fn a_thousand_devices_at_the_pace_of_the_account() {
    let (account, world) = account().await;
    let folder = tempfile::tempdir().unwrap();
    let things = Things {
        prefix: "meter".into(),
        count: MANY,
        shared: false,
        connected: true,
    };
    let names: Vec<DeviceName> = world
        .make_things(&things)
        .into_iter()
        .map(|name| name.parse().unwrap())
        .collect();
    let id = id_of(&world.make_incident("a thousand meters listen on TCP 123", 7));
    let process = Process::start(&account, folder.path(), "first").await;
    let events = process.console.store.events(&id).await.unwrap().len();
    world.clear_calls();
    let began = Instant::now();
    let ask = QuarantineAsk {
        incident: Some(id.clone()),
        devices: names.clone(),
        strength: Strength::Group,
        cut: true,
        evict: false,
        expires: None,
        reason: Reason::new("All of them listen on TCP 123").unwrap(),
    };
    let form = entry();
    let asked = quarantine(&process.console, &responder(), &form, ask)
        .await
        .unwrap();
    println!("{}; on the record after {:.1?}", asked.said, began.elapsed());
    let half = process.until(&id, began, Stage::Applied, MANY / 2).await;
    let before = process.courses(&id).await;
    process.dies();
    let process = Process::start(&account, folder.path(), "second").await;
    let after = process.courses(&id).await;
    let kept = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one.order.device == other.order.device && other.revision >= one.revision)
        .count();
    println!("{half:.0?}: half of them Applied; the process died; progress kept of {kept} of {MANY}");
    for stage in [Stage::Applied, Stage::Effective, Stage::Verified] {
        let took = process.until(&id, began, stage, MANY).await;
        println!("{took:.0?}: all {MANY} {}", stage.word());
    }
    let connected = names
        .iter()
        .filter(|name| world.client(name.as_str()).unwrap()["connected"] == true);
    assert_eq!(connected.count(), 0, "Verified, and still connected");
    let mut calls: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for call in world.calls_after(0) {
        let counts = calls.entry(call.operation).or_default();
        counts.0 += 1;
        counts.1 += usize::from(call.error.as_deref() == Some("ThrottlingException"));
    }
    for (operation, (count, throttled)) in &calls {
        println!("{operation}: {count} calls, {throttled} throttled");
    }
    // What is gathered is told once nothing more comes.
    let entries = loop {
        let entries = process.console.journal.mirrors(&id).await.unwrap();
        if entries.iter().all(|one| !one.due) {
            break entries.len();
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    };
    let told = process.console.store.events(&id).await.unwrap().len() - events;
    println!("{entries} entries on the record, told in {told} events of the account's timeline");
    assert!(told < MANY, "they are told together");
    process.dies();
}

use super::automation::MortalRunbooks;
use super::contacts::MortalContacts;
use super::death::Death;
use super::fleet::MortalFleet;
use super::journal::MortalJournal;
use super::store::MortalStore;
use crate::site::{StandingClock, console, id_of, paging_people, quick, simulator};
use domain::ids::IncidentId;
use response::live::Live;
use response::ports::Clock;
use response::{Console, mirror, settle};
use simulator::{Running, WorldHandle};
use std::sync::Arc;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

/// One account and one journal file, on which one process after the other lives.
pub struct Lives {
    pub aws: WorldHandle,
    clock: Arc<StandingClock>,
    folder: TempDir,
    simulator: Running,
    first: Console,
}

/// A moment after which leases of the dead are over and an entry of theirs may have been sent.
const LATER: i64 = 40_000;
/// What AWS lists late only, such as executions, is listed by then.
const LISTED: i64 = 120_000;

impl Lives {
    pub async fn begin() -> Self {
        let (folder, clock) = (tempfile::tempdir().unwrap(), Arc::new(StandingClock::new()));
        let simulator = simulator().await;
        paging_people(&simulator.aws_endpoint(), &simulator.world()).await;
        let time: Arc<dyn Clock> = Arc::<StandingClock>::clone(&clock);
        let first = console(&simulator, folder.path(), time, "http://lazaret.test", quick()).await;
        Self {
            aws: simulator.world(),
            clock,
            folder,
            simulator,
            first,
        }
    }

    pub fn clock(&self) -> Arc<StandingClock> {
        Arc::clone(&self.clock)
    }

    /// An open incident of its own for one try.
    pub fn incident(&self, title: &str) -> IncidentId {
        id_of(&self.aws.make_incident(title, 7))
    }

    /// A new process on what the last one left. Only the connection to the account is the same.
    pub async fn process(&self, death: &Arc<Death>) -> Console {
        self.pass(LATER);
        let file = self.folder.path().join("journal.sqlite");
        let journal = Arc::new(journal::SqliteJournal::open(&file).await.unwrap());
        Console {
            store: Arc::new(MortalStore(Arc::clone(&self.first.store), Arc::clone(death))),
            contacts: Arc::new(MortalContacts(
                Arc::clone(&self.first.contacts),
                Arc::clone(death),
            )),
            fleet: Arc::new(MortalFleet(Arc::clone(&self.first.fleet), Arc::clone(death))),
            runbooks: Arc::new(MortalRunbooks(
                Arc::clone(&self.first.runbooks),
                Arc::clone(death),
            )),
            journal: Arc::new(MortalJournal(journal, Arc::clone(death))),
            live: Arc::new(Live::new(self.first.clock.now().0)),
            snapshots: Arc::default(),
            readings: Arc::default(),
            looks: Arc::default(),
            readiness: Arc::default(),
            ..self.first.clone()
        }
    }

    fn pass(&self, millis: i64) {
        self.clock.advance(millis);
        self.aws.advance_ms(millis);
    }

    /// A process that starts as the server does and works until nothing is left to do.
    pub async fn recover(&self) -> Console {
        let console = self.process(&Death::before(None)).await;
        settle::on_start(&console).await.unwrap();
        if !console.journal.open_acts().await.unwrap().is_empty() {
            self.pass(LISTED);
            settle::on_start(&console).await.unwrap();
        }
        self.mirror(&console, "after").await;
        console
    }

    /// Tells what is due on the account's timelines.
    pub async fn mirror(&self, console: &Console, owner: &str) {
        let stop = CancellationToken::new();
        let work = mirror::run(console.clone(), owner.into(), stop.clone());
        let done = async {
            crate::site::until("nothing is due any more", async || {
                let later = console.clock.now().plus(3_600_000);
                console.journal.mirrors_due(later, 1).await.unwrap().is_empty()
            })
            .await;
            stop.cancel();
        };
        futures::join!(work, done);
    }

    /// Where the account is.
    pub fn endpoint(&self) -> String {
        self.simulator.aws_endpoint()
    }

    /// How often that operation that changed something most often did, answered or not, without an error.
    pub fn effects(&self) -> usize {
        let calls = self.aws.calls_after(0);
        let changing = [
            "UpdateIncidentRecord",
            "UpdateRelatedItems",
            "StartIncident",
            "AcceptPage",
            "StartEngagement",
            "StopEngagement",
            "SendAutomationSignal",
            "StartAutomationExecution",
            "StopAutomationExecution",
        ];
        let count = |operation: &str| {
            let of = calls.iter().filter(|call| call.operation == operation);
            of.filter(|call| call.error.is_none()).count()
        };
        changing.into_iter().map(count).max().unwrap_or_default()
    }

    pub fn forget_calls(&self) {
        self.aws.clear_calls();
        let _ = &self.simulator;
    }
}

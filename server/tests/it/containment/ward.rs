use crate::site::{Admin, Pretend, Site, entry, quick, seeded};
use aws::gateway::GatewaySettings;
use domain::act::Act;
use domain::actor::{Actor, Who};
use domain::containment::{Course, Stage, Strength};
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, Entry};
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::{Rights, Role};
use domain::text::Reason;
use domain::time::Timestamp;
use response::containment::{Asked, QuarantineAsk, quarantine, work};
use response::{Console, ResponseError, Settings};
use simulator::{Running, Seed};
use std::sync::Arc;

pub const MINUTE: i64 = 60_000;

/// A console with a fleet of its own, in memory unless said otherwise. Orders are worked on when the test says so.
pub struct Ward<F = Arc<Pretend>> {
    pub site: Site,
    pub fleet: F,
    pub console: Console,
}

/// One whose fleet is the simulated account's, which the console reaches over the wire. `fleet` is somebody else there.
pub type Wired = Ward<Admin>;

pub fn person(name: &str, role: Role) -> Actor {
    Actor {
        who: Who::Person {
            subject: name.parse().unwrap(),
            name: name.into(),
        },
        rights: Rights::of([role]),
    }
}

pub fn responder() -> Actor {
    person("responder-c", Role::Containment)
}

pub fn reason() -> Reason {
    Reason::new("Opens TCP 123").unwrap()
}

impl Ward {
    pub async fn start() -> Self {
        // Boxed: what a site connects to step by step would make every test's future as large.
        let site = Box::pin(Site::start()).await;
        let fleet = Pretend::new(Arc::clone(&site.clock));
        let console = Console {
            fleet: Arc::<Pretend>::clone(&fleet),
            ..site.console().clone()
        };
        Self { site, fleet, console }
    }
}

impl Wired {
    /// At a water utility's account, with what makes containment hard there on purpose.
    pub async fn at_the_waterworks() -> Self {
        Self::with(|_| {}).await
    }

    /// The same, with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::at(seeded(Seed::Demo).await, quick(), change).await
    }

    pub async fn at(account: Running, gateway: GatewaySettings, change: impl FnOnce(&mut Settings)) -> Self {
        let site = Box::pin(Site::on(account, gateway)).await;
        let mut settings = Settings::clone(&site.console().settings);
        change(&mut settings);
        let console = Console {
            settings: Arc::new(settings),
            ..site.console().clone()
        };
        let fleet = Admin::at(&site.endpoint);
        Self { site, fleet, console }
    }

    /// Whether the device is connected under this id, as the account has it.
    pub fn is_connected(&self, client: &str) -> bool {
        self.site.aws.client(client).unwrap()["connected"] == true
    }

    /// How often the account was asked to do this and did it.
    pub fn done(&self, operation: &str) -> u64 {
        let counts = self.site.aws.done_counts().into_iter();
        let of = |name: &str| name.rsplit(':').next() == Some(operation);
        counts.filter(|(name, _)| of(name)).map(|(_, count)| count).sum()
    }
}

impl<F> Ward<F> {
    pub fn id(&self) -> &IncidentId {
        &self.site.id
    }

    pub fn now(&self) -> Timestamp {
        self.console.clock.now()
    }

    pub fn ask(&self, devices: &[&DeviceName], strength: Strength) -> QuarantineAsk {
        QuarantineAsk {
            incident: Some(self.id().clone()),
            devices: devices.iter().map(|one| (*one).clone()).collect(),
            strength,
            cut: true,
            evict: false,
            expires: None,
            reason: reason(),
        }
    }

    /// Asks for one device; its order's id.
    pub async fn quarantine(&self, device: &DeviceName, strength: Strength) -> EntryId {
        self.try_quarantine(device, strength).await.unwrap().entry
    }

    pub async fn try_quarantine(
        &self,
        device: &DeviceName,
        strength: Strength,
    ) -> Result<Asked, ResponseError> {
        quarantine(
            &self.console,
            &responder(),
            &entry(),
            self.ask(&[device], strength),
        )
        .await
    }

    /// Works on what is due now.
    pub async fn look(&self) {
        for course in self.console.journal.due_courses(self.now(), 2_000).await.unwrap() {
            work(&self.console, course, 1).await.unwrap();
        }
    }

    /// Lets time pass, with a look at whatever becomes due meanwhile.
    pub async fn pass(&self, millis: i64) {
        self.pass_seldom(millis, 0).await;
    }

    /// The same of a console that is busy: it looks no more often than that.
    pub async fn pass_seldom(&self, millis: i64, every: i64) {
        let end = self.now().plus(millis);
        loop {
            self.look().await;
            let current = self.console.journal.current_courses().await.unwrap();
            let next = current
                .iter()
                .map(|one| one.due)
                .filter(|due| *due > self.now())
                .min();
            let soonest = self.now().plus(every);
            let until = next.map_or(end, |due| due.max(soonest)).min(end);
            self.site.advance(until.since(self.now()));
            if until == end {
                return self.look().await;
            }
        }
    }

    pub async fn course(&self, id: &EntryId) -> Course {
        self.console.journal.course(id).await.unwrap().unwrap()
    }

    pub async fn stage(&self, id: &EntryId) -> Stage {
        self.course(id).await.stage()
    }

    /// The reports on the incident's chain, oldest first.
    pub async fn reports(&self) -> Vec<(Stage, String)> {
        let acts = self.entries().await.into_iter();
        acts.filter_map(|entry| match entry.entry.body {
            Body::Act(Act::Device {
                does: DeviceAct::Report { stage, proof, .. },
                ..
            }) => Some((stage, proof)),
            _ => None,
        })
        .collect()
    }

    /// The incident's chain, verified.
    pub async fn entries(&self) -> Vec<Entry> {
        let chain = ChainId::Incident(self.id().clone());
        let entries = self.console.journal.entries(&chain, 0).await.unwrap();
        domain::chain::verify(&entries).unwrap();
        entries
    }
}

/// What a refusal says.
pub fn refused<T: std::fmt::Debug>(result: Result<T, ResponseError>) -> String {
    match result {
        Err(ResponseError::Refused(why)) => why,
        other => panic!("not refused: {other:?}"),
    }
}

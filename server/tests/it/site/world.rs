use super::forms::TITLE;
use super::{Answer, Form, Person, START, StandingClock, form_of, quick, shipped};
use aws::gateway::GatewaySettings;
use aws::{Account, AwsSettings, Credentials};
use clap::Parser;
use domain::containment::ContainmentSettings;
use domain::entry::{ChainId, Entry};
use domain::ids::IncidentId;
use domain::rights::Role;
use domain::timeline::Row;
use domain::view::{IncidentView, TimelineView};
use leptos::config::{Env, LeptosOptions};
use response::live::Live;
use response::ports::Clock;
use response::{Console, Settings, incidents, ingest, mirror};
use server::auth::{Oidc, SignedIn};
use server::sessions::SessionKey;
use server::{Config, State, router};
use simulator::{
    ClockMode, Options, RESPONDER_ACCESS_KEY, Running, SIMULATED_SECRET, Seed, Simulator, WorldHandle,
};
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

/// The server with an account, a journal and a clock of its own. Nothing runs in the background until a test says so,
/// so that calls can be counted.
#[derive(Debug)]
pub struct Site {
    pub origin: String,
    pub clock: Arc<StandingClock>,
    pub aws: WorldHandle,
    pub state: State,
    /// An open incident with 12 events.
    pub id: IncidentId,
    pub folder: TempDir,
    /// Where the account is.
    pub endpoint: String,
    _simulator: Running,
}

impl Site {
    pub async fn start() -> Self {
        Self::with(quick()).await
    }

    pub async fn with(gateway: GatewaySettings) -> Self {
        // Boxed: what it starts step by step would make every test's future as large.
        Box::pin(Self::on(simulator().await, gateway)).await
    }

    /// A console at this account.
    pub async fn on(simulator: Running, gateway: GatewaySettings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(StandingClock::new());
        let aws = simulator.world();
        let id = id_of(&aws.make_incident(TITLE, 12));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let time: Arc<dyn Clock> = Arc::<StandingClock>::clone(&clock);
        let console = console(&simulator, folder.path(), time, &origin, gateway).await;
        let state = state(console, folder.path(), &origin);
        let site = router::router(state.clone()).unwrap();
        let stop = state.shutdown.clone().cancelled_owned();
        tokio::spawn(async move { axum::serve(listener, site).with_graceful_shutdown(stop).await });
        aws.clear_calls();
        Self {
            origin,
            clock,
            aws,
            state,
            id,
            folder,
            endpoint: simulator.aws_endpoint(),
            _simulator: simulator,
        }
    }

    pub fn console(&self) -> &Console {
        &self.state.console
    }

    /// Moves the clocks of console and account.
    pub fn advance(&self, millis: i64) {
        self.clock.advance(millis);
        self.aws.advance_ms(millis);
    }

    /// Another open incident.
    pub fn another(&self, title: &str, events: usize) -> IncidentId {
        id_of(&self.aws.make_incident(title, events))
    }

    /// What the journal's files hold as they lie on the disk.
    pub fn journal_files(&self) -> Vec<Vec<u8>> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let files = files
            .map(|file| file.unwrap().path())
            .filter(|path| path.is_file());
        files.map(|path| std::fs::read(path).unwrap()).collect()
    }

    /// Lets the console tell its entries on the account's timelines.
    pub fn mirrors(&self) {
        let (console, stop) = (self.console().clone(), self.state.shutdown.clone());
        tokio::spawn(mirror::run(console, "test".into(), stop));
    }

    /// Lets the console follow the account until the token is cancelled.
    pub fn follows(&self) -> CancellationToken {
        let stop = self.state.shutdown.child_token();
        tokio::spawn(ingest::run(self.console().clone(), "test".into(), stop.clone()));
        stop
    }

    pub fn nobody(&self) -> Person {
        Person::at(&self.origin, None, String::new())
    }

    /// Somebody signed in with a role, in a session of their own.
    pub async fn person(&self, subject: &str, role: Role) -> Person {
        let (cookie, session) = sign_in(&self.state, subject, role).await;
        Person::at(&self.origin, Some(cookie), session)
    }

    pub async fn responder(&self) -> Person {
        self.person("responder-s", Role::Responder).await
    }

    /// The usual form of the function at `path`, on the site's incident.
    pub fn form(&self, path: &str) -> Form {
        let other = "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
        form_of(path, &self.id.to_string(), super::entry().as_str(), other, "")
    }

    pub async fn view(&self, person: &Person) -> IncidentView {
        let answer: Answer = person
            .call("/api/incident/view", &self.form("/api/incident/view"))
            .await;
        answer.json()
    }

    /// The timeline, newest first.
    pub async fn rows(&self, id: &IncidentId) -> Vec<Row> {
        let actor = domain::actor::Actor {
            who: domain::actor::Who::Automation { name: "test".into() },
            rights: domain::rights::Rights::of([Role::Viewer]),
        };
        let view: TimelineView = incidents::timeline(self.console(), &actor, id).await.unwrap();
        view.rows.iter().map(|row| Row::clone(row)).collect()
    }

    /// The incident's chain, oldest first, verified.
    pub async fn record(&self, id: &IncidentId) -> Vec<Entry> {
        let chain = ChainId::Incident(id.clone());
        let entries = self.console().journal.entries(&chain, 0).await.unwrap();
        domain::chain::verify(&entries).unwrap();
        entries
    }

    /// How often the account was asked to do `operation`.
    pub fn calls(&self, operation: &str) -> u64 {
        let counts = self.aws.call_counts();
        counts
            .get(&format!("ssm-incidents:{operation}"))
            .copied()
            .unwrap_or(0)
    }

    /// All calls that change something in the account.
    pub fn writes(&self) -> Vec<String> {
        let calls = self.aws.calls_after(0).into_iter();
        let writes = calls.filter(|call| {
            const READS: [&str; 7] = [
                "Get", "List", "BatchGet", "Describe", "Search", "Test", "Simulate",
            ];
            !READS.iter().any(|read| call.operation.starts_with(read))
        });
        writes.map(|call| call.operation).collect()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        shipped::keep(&self.aws);
    }
}

/// An account with a response plan and no incident; its clock stands.
pub async fn simulator() -> Running {
    seeded(Seed::Empty).await
}

/// An account that begins like this, in which the console has the role that ships; its clock stands.
pub async fn seeded(seed: Seed) -> Running {
    let options = Options {
        seed,
        start_ms: Some(START),
        clock: ClockMode::Frozen,
        ..Options::default()
    };
    let running = Simulator::start(options).await.unwrap();
    shipped::ship(&running.world());
    running
}

/// The id in the ARN of an incident.
pub fn id_of(arn: &str) -> IncidentId {
    let account = arn.split(':').nth(4).unwrap();
    let rest = arn.split_once("incident-record/").unwrap().1;
    format!("{account}/{rest}").parse().unwrap()
}

/// What the use cases work on: the real adapter at the pretend account, the real journal in `folder`.
pub async fn console(
    simulator: &Running,
    folder: &Path,
    clock: Arc<dyn Clock>,
    public_url: &str,
    gateway: GatewaySettings,
) -> Console {
    let settings = AwsSettings {
        endpoint_url: Some(simulator.aws_endpoint()),
        credentials: Credentials::Static {
            access_key: RESPONDER_ACCESS_KEY.to_owned(),
            secret_key: SIMULATED_SECRET.into(),
        },
        gateway,
        ..AwsSettings::new("eu-central-1".parse().unwrap())
    };
    let account = Account::connect(settings).await.unwrap();
    let journal = journal::SqliteJournal::open(&folder.join("journal.sqlite"))
        .await
        .unwrap();
    Console {
        store: Arc::new(account.incident_manager()),
        fleet: Arc::new(account.iot()),
        preparation: Arc::new(account.preparation()),
        contacts: Arc::new(account.contacts()),
        runbooks: Arc::new(account.automation()),
        journal: Arc::new(journal),
        evidence: Arc::new(journal::FileEvidence::open(folder.join("evidence")).unwrap()),
        live: Arc::new(Live::new(clock.now().0)),
        clock,
        snapshots: Arc::default(),
        readings: Arc::default(),
        looks: Arc::default(),
        readiness: Arc::default(),
        settings: Arc::new(Settings {
            account: account.id.clone(),
            region: account.region.clone(),
            principal: account.principal.clone(),
            public_url: public_url.to_owned(),
            demo: false,
            containment: ContainmentSettings::new("QUARANTINED".parse().unwrap()),
        }),
    }
}

/// The rest of the server around a console, with files of its own in `folder`.
pub fn state(console: Console, folder: &Path, origin: &str) -> State {
    let site = folder.join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::write(site.join("pkg/lazaret.js"), "export default 0;").unwrap();
    std::fs::write(site.join("robots.txt"), "User-agent: *\nDisallow: /\n").unwrap();
    let config = Config::try_parse_from([
        "server",
        "--region=eu-central-1",
        "--issuer=http://127.0.0.1:9",
        &format!("--public-url={origin}"),
        &format!("--site-root={}", site.display()),
    ]);
    let config = Arc::new(config.unwrap());
    let options = LeptosOptions::builder()
        .output_name("lazaret")
        .site_root(site.to_string_lossy().into_owned())
        .env(Env::PROD)
        .build();
    State {
        auth: Arc::new(Oidc::from_config(&config, &console).unwrap()),
        console,
        config,
        leptos_options: options,
        shutdown: CancellationToken::new(),
    }
}

/// Begins a session as signing in does; the cookie and the session's key.
pub async fn sign_in(state: &State, subject: &str, role: Role) -> (String, String) {
    let group = state.config.oidc.groups.iter().find(|one| one.role == role);
    let signed_in = SignedIn {
        subject: subject.parse().unwrap(),
        name: format!("The {subject}"),
        email: None,
        groups: vec![group.unwrap().group.clone()],
        provider_session: None,
        hint: None,
    };
    let mut record = Record {
        id: Id::default(),
        data: [("signed_in".to_owned(), serde_json::to_value(signed_in).unwrap())].into(),
        expiry_date: time::OffsetDateTime::UNIX_EPOCH,
    };
    state.auth.sessions.create(&mut record).await.unwrap();
    (
        format!("lazaret={}", record.id),
        SessionKey::of(record.id).to_string(),
    )
}

//! A console that is nothing but its gate: sign-in, a session, and two addresses behind it.

use super::browser::{Answer, Browser};
use super::provider::Provider;
use app::Responder;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use axum::{Extension, Router};
use domain::ids::Subject;
use domain::time::Timestamp;
use openidconnect::IssuerUrl;
use openidconnect::url::Url;
use response::ports::{Clock, Journal, SystemClock};
use secrecy::SecretString;
use server::auth::{
    AuthSettings, Oidc, OidcSettings, SessionSettings, require_session, routes, session_layer,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;

pub const HOUR: i64 = 3_600_000;
pub const MINUTE: i64 = 60_000;

/// A clock that stands until a test moves it.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// Who the provider is, as a test needs it.
#[derive(Debug)]
pub enum Idp {
    Shared(&'static Provider),
    Own(Box<Provider>),
}

/// One console with a journal, a clock and a client at the provider of its own.
#[derive(Debug)]
pub struct World {
    pub origin: String,
    pub client_id: String,
    pub clock: Arc<TestClock>,
    pub journal: Arc<dyn Journal>,
    pub oidc: Arc<Oidc>,
    idp: Idp,
    _folder: TempDir,
}

impl World {
    pub async fn start() -> Self {
        Self::with(Idp::Shared(Provider::shared())).await
    }

    pub async fn with_own_provider() -> Self {
        Self::with(Idp::Own(Box::new(Provider::start()))).await
    }

    async fn with(idp: Idp) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let journal = journal::SqliteJournal::open(&folder.path().join("journal.sqlite"))
            .await
            .unwrap();
        let journal: Arc<dyn Journal> = Arc::new(journal);
        let clock = Arc::new(TestClock(AtomicI64::new(SystemClock.now().0)));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let origin = format!("http://127.0.0.1:{port}");
        let client_id = format!("console-{port}");
        let provider = idp.provider();
        let registration = serde_json::json!({ "client_id": client_id, "origin": origin });
        provider.tell("clients", registration).await;
        let settings = settings(&origin, &provider.issuer, &client_id);
        let time: Arc<dyn Clock> = Arc::<TestClock>::clone(&clock);
        let oidc = Arc::new(Oidc::new(settings, Arc::clone(&journal), time).unwrap());
        let site = site(&oidc);
        tokio::spawn(async move { axum::serve(listener, site).await });
        Self {
            origin,
            client_id,
            clock,
            journal,
            oidc,
            idp,
            _folder: folder,
        }
    }

    pub fn provider(&self) -> &Provider {
        self.idp.provider()
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Goes to sign-in and as far as the provider's answer, which is not followed.
    pub async fn to_the_answer(&self, browser: &mut Browser, person: &str, path: &str) -> String {
        let provider = self.provider().issuer.clone();
        let started = browser.get(&self.url(path)).await;
        let elsewhere = |to: &str| !to.contains("/auth/callback?");
        let mut page = browser.follow_while(started, elsewhere).await;
        if let Some((_, rest)) = page.text.split_once("action=\"/interaction/") {
            let action = format!("{provider}/interaction/{}", rest.split('"').next().unwrap());
            let choice = if person.is_empty() {
                ("cancel", "yes")
            } else {
                ("person", person)
            };
            let chosen = browser.post_form(&action, &[choice]).await;
            page = browser.follow_while(chosen, elsewhere).await;
        }
        page.location()
            .unwrap_or_else(|| panic!("no answer of the provider: {} {}", page.status, page.text))
    }

    /// Signs in from `path` on and follows to the page where it ends.
    pub async fn sign_in(&self, browser: &mut Browser, person: &str, path: &str) -> Answer {
        let answer = self.to_the_answer(browser, person, path).await;
        let answered = browser.get(&answer).await;
        browser.follow_while(answered, |_| true).await
    }

    /// A browser in which `person` is signed in.
    pub async fn browser_of(&self, person: &str) -> Browser {
        let mut browser = Browser::new();
        let page = self.sign_in(&mut browser, person, "/").await;
        assert_eq!(page.status, 200, "{person}: {}", page.text);
        browser
    }

    /// Whether the console knows who sits at this browser.
    pub async fn knows(&self, browser: &mut Browser) -> bool {
        match browser.get(&self.url("/")).await.status {
            200 => true,
            303 => false,
            status => panic!("neither known nor sent to sign in: {status}"),
        }
    }

    pub async fn sessions_of(&self, person: &str) -> usize {
        let subject: Subject = person.parse().unwrap();
        self.oidc.sessions.list(Some(&subject)).await.unwrap().len()
    }
}

impl Idp {
    fn provider(&self) -> &Provider {
        match self {
            Self::Shared(provider) => provider,
            Self::Own(provider) => provider,
        }
    }
}

pub fn settings(origin: &str, issuer: &str, client_id: &str) -> AuthSettings {
    let groups = [
        "viewers=viewer",
        "responders=responder",
        "containment=containment",
        "leads=lead",
        "auditors=auditor",
    ];
    AuthSettings {
        public_url: Url::parse(origin).unwrap(),
        oidc: OidcSettings {
            issuer: IssuerUrl::new(issuer.to_owned()).unwrap(),
            client_id: client_id.to_owned(),
            client_secret: Some(SecretString::from("demo-secret-that-protects-nothing")),
            scopes: ["profile", "email", "groups"].map(str::to_owned).to_vec(),
            groups_claim: "groups".to_owned(),
            groups: groups
                .map(|pair| format!("lazaret-{pair}").parse().unwrap())
                .to_vec(),
        },
        session: SessionSettings::default(),
    }
}

fn site(oidc: &Arc<Oidc>) -> Router {
    let known = |Extension(who): Extension<Responder>| async move { format!("{} {:?}", who.name, who.roles) };
    Router::new()
        .route("/", get(known))
        .route("/incidents/{id}", get(known))
        .route("/api/note", post(known))
        .layer(from_fn_with_state(Arc::clone(oidc), require_session))
        .merge(routes())
        .layer(session_layer(oidc))
        .with_state(Arc::clone(oidc))
}

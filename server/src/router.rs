//! All routes and what every request passes through.

use crate::finish::finish;
use crate::security_headers::security_headers;
use crate::too_large::too_large;
use crate::uploads::Uploads;
use crate::{State, answers, auth, events, evidence, health, record};
use app::client::BODY_LIMIT;
use app::{App, shell};
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use axum::{Extension, Router};
use http::{HeaderValue, StatusCode, header};
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use response::ports::Sessions;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::sensitive_headers::SetSensitiveRequestHeadersLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// How long a page, a server function or a step of signing in may take; event streams, uploads and downloads are not held
/// to it.
const PATIENCE: Duration = Duration::from_secs(45);

/// What the app's pages are, found out once: Leptos lets no page of the whole process load anything meanwhile, and one that
/// begins in that moment would wait for ever.
static PAGE_ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// A public address that can't be an origin.
#[derive(Debug, thiserror::Error)]
#[error("the public address {0} is no origin")]
pub struct NoOrigin(String);

/// The routes of the app's pages.
pub fn page_routes() -> Vec<AxumRouteListing> {
    PAGE_ROUTES.clone()
}

/// The whole site.
pub fn router(state: State) -> Result<Router, NoOrigin> {
    let public_url = state.console.settings.public_url.clone();
    let csrf = CsrfLayer::new()
        .add_trusted_origin(&public_url)
        .map_err(|_| NoOrigin(public_url.clone()))?;
    let issuer = state.auth.settings.oidc.issuer.url();
    let provider = issuer.origin().ascii_serialization();
    let https = public_url.starts_with("https://");
    let site = state.config.site_root.clone();
    let app = pages(&state)
        .merge(streams())
        .layer(from_fn_with_state(state.clone(), auth::require_session))
        .merge(auth::routes().layer(patience()))
        .layer(auth::session_layer(&state.auth))
        .merge(files(&site))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .layer(csrf)
        .layer(from_fn(move |request: Request, next| {
            security_headers(provider.clone(), https, request, next)
        }))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http())
        .layer(SetSensitiveRequestHeadersLayer::new([
            header::COOKIE,
            header::AUTHORIZATION,
        ]))
        .with_state(state);
    Ok(app)
}

/// What is compressed while it is sent. The release's WebAssembly lies compressed beside itself; a development build's is
/// 15 MB, for which compressing takes longer than sending, by far.
fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/wasm"))
}

/// Pages and server functions.
fn pages(state: &State) -> Router<State> {
    let console = state.console.clone();
    let sessions: Arc<dyn Sessions> = Arc::new(state.auth.sessions.clone());
    let options = state.leptos_options.clone();
    let context = move || {
        provide_context(console.clone());
        provide_context(Arc::clone(&sessions));
        let extensions = use_context::<http::request::Parts>().map(|parts| parts.extensions);
        if let Some(nonce) = extensions.as_ref().and_then(|all| all.get::<Nonce>()) {
            provide_context(nonce.clone());
        }
    };
    let fallback_context = context.clone();
    let fallback = leptos_axum::render_app_to_stream_with_context(fallback_context, {
        let options = options.clone();
        move || shell(options.clone())
    });
    Router::new()
        .leptos_routes_with_context(state, page_routes(), context, move || shell(options.clone()))
        .fallback(move |request: Request| async move {
            let mut page = fallback(request).await;
            *page.status_mut() = StatusCode::NOT_FOUND;
            page
        })
        .layer(from_fn(finish))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT))
        .layer(from_fn(too_large))
        .layer(patience())
}

fn patience() -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, PATIENCE)
}

/// What is no page: the event stream, evidence files, records and the recovery answers as files.
fn streams() -> Router<State> {
    // Shared by both: it is their memory that is bounded.
    let uploads = Extension(Uploads::default());
    let upload = Router::new()
        .route(
            "/incidents/{account}/{plan}/{key}/evidence",
            post(evidence::upload),
        )
        .layer(uploads.clone())
        .layer(from_fn(finish))
        .layer(DefaultBodyLimit::max(evidence::BODY_LIMIT))
        .layer(RequestBodyLimitLayer::new(evidence::BODY_LIMIT));
    let answers = Router::new()
        .route("/readiness/answers/file", post(answers::send))
        .layer(uploads)
        .layer(from_fn(finish))
        .layer(DefaultBodyLimit::max(answers::BODY_LIMIT))
        .layer(RequestBodyLimitLayer::new(answers::BODY_LIMIT));
    upload
        .merge(answers)
        .route("/readiness/answers.csv", get(answers::export))
        .route("/events", get(events::events))
        .route(
            "/incidents/{account}/{plan}/{key}/record",
            get(record::of_incident),
        )
        .route("/devices/{thing}/record", get(record::of_device))
        .route("/record", get(record::of_console))
        .route(
            "/evidence/{account}/{plan}/{key}/{sha256}",
            get(evidence::download),
        )
}

/// The page's own files, which hold nothing secret and need no session.
fn files(site: &Path) -> Router<State> {
    let revalidate =
        SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let pkg = ServeDir::new(site.join("pkg"))
        .precompressed_br()
        .precompressed_gzip();
    let public = [
        "favicon.svg",
        "icons.svg",
        "keys.js",
        "live.js",
        "notice.js",
        "robots.txt",
    ];
    let mut router = Router::new().nest_service("/pkg", pkg);
    for name in public {
        router = router.route_service(
            &format!("/{name}"),
            tower_http::services::ServeFile::new(site.join(name))
                .precompressed_br()
                .precompressed_gzip(),
        );
    }
    router.layer(revalidate)
}

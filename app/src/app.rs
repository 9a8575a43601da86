use crate::client;
use crate::devices::page::DevicePage;
use crate::erasing::ErasePage;
use crate::gallery::GalleryPage;
use crate::incidents::list::IncidentsPage;
use crate::incidents::page::IncidentPage;
use crate::incidents::start::StartPage;
use crate::layout::{self, SignInAgain, SkipLink, Toasts, TopBar};
use crate::readiness::{AnswersPage, ReadinessPage};
use crate::seed::Seed;
use crate::session::NotFoundPage;
use crate::sessions::SessionsPage;
use crate::ui;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{SsrMode, path};

/// The console: its frame and its pages. Pages are rendered whole before the first byte, so that they can be read
/// without scripts.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let seed = Seed::provide();
    ui::provide_clock(seed.now);
    ui::provide_zone(seed.zone);
    ui::provide_keys(seed.keys_off);
    client::watch_the_desk();
    layout::provide_toasts();
    layout::provide_gate();
    layout::provide_frame();
    ui::mark_awake();
    let name = |title: String| {
        if title.is_empty() {
            "Lazaret".to_owned()
        } else if cfg!(target_arch = "wasm32") {
            format!("{title} · Lazaret")
        } else {
            // The server's HTML gets it as it is (leptos_meta 0.8 escapes nothing), the browser as text.
            format!("{} · Lazaret", title.replace('&', "&amp;").replace('<', "&lt;"))
        }
    };
    view! {
        <Title formatter=name />
        <Router>
            <SkipLink />
            <TopBar />
            <FlatRoutes fallback=NotFoundPage>
                <Route path=path!("/") view=IncidentsPage ssr=SsrMode::Async />
                <Route path=path!("/incidents/new") view=StartPage ssr=SsrMode::Async />
                <Route path=path!("/incidents/:account/:plan/:key") view=IncidentPage ssr=SsrMode::Async />
                <Route path=path!("/devices/:thing") view=DevicePage ssr=SsrMode::Async />
                <Route path=path!("/erase") view=ErasePage ssr=SsrMode::Async />
                <Route path=path!("/sessions") view=SessionsPage ssr=SsrMode::Async />
                <Route path=path!("/readiness") view=ReadinessPage ssr=SsrMode::Async />
                <Route path=path!("/readiness/answers") view=AnswersPage ssr=SsrMode::Async />
                <Route path=path!("/gallery") view=GalleryPage ssr=SsrMode::Async />
            </FlatRoutes>
            <SignInAgain />
            <Toasts />
        </Router>
    }
}

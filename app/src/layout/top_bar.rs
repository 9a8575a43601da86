use crate::layout::{KeysButton, PersonMenu, Search, ZoneSwitch};
use crate::paths;
use crate::seed::{use_me, use_seed};
use crate::ui::Kbd;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The bar at the top of every page. In demo mode it says so, and that can't be dismissed.
#[component]
pub fn TopBar(
    /// What a page adds before the zone switch, such as who is here.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let demo = use_seed().demo;
    let me = use_me();
    let path = use_location().pathname;
    let current = move |page: &'static str| move || (path.get() == page).then_some("page");
    // The list has a search of its own, with its filters.
    let elsewhere = Memo::new(move |_| path.get() != paths::INCIDENTS);
    let demo_mark = || {
        view! {
            <strong class="demo">"DEMO " <span>"· pretend AWS"</span></strong>
        }
    };
    view! {
        <header class="topbar">
            <a class="brand" href=paths::INCIDENTS>
                <i class="brand-mark" aria-hidden="true"></i>
                <span>"Lazaret"</span>
            </a>
            {demo.then(demo_mark)}
            <nav class="topbar-nav" aria-label="Pages">
                <a href=paths::INCIDENTS aria-current=current(paths::INCIDENTS)>
                    "Incidents"
                </a>
                <a href=paths::READINESS aria-current=current(paths::READINESS)>
                    "Readiness"
                </a>
            </nav>
            <div class="topbar-end">
                {children.map(|children| children())}
                {move || elsewhere.get().then(|| view! { <Search /> })}
                <KeysButton opens="palette">
                    <span class="sr">"Find an act, a pane or a page"</span>
                    <Kbd key="Ctrl K" />
                </KeysButton>
                <ZoneSwitch />
                {move || me.0.get().map(|person| view! { <PersonMenu person /> })}
            </div>
        </header>
    }
}

use crate::paths;
use crate::ui::Icon;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

const TABS: [(&str, &str, &str); 4] = [
    ("timeline", "Timeline", "timeline"),
    ("device", "Device", "device"),
    ("runbook", "Runbook", "checklist"),
    ("more", "More", "more"),
];

/// The pane that the phone shows, from the address.
pub fn use_view() -> Memo<&'static str> {
    let search = use_location().search;
    Memo::new(move |_| {
        let wanted = paths::param(&search.get(), "view");
        TABS.iter()
            .map(|(name, ..)| *name)
            .find(|name| *name == wanted)
            .unwrap_or("timeline")
    })
}

/// Switches between panes on the phone; plain links, so that it works without scripts and with the back button.
#[component]
pub fn ViewTabs() -> impl IntoView {
    let view = use_view();
    let location = use_location();
    let tab = move |(name, label, icon): (&'static str, &'static str, &'static str)| {
        let href = move || {
            let (path, search) = (location.pathname.get(), location.search.get());
            paths::with(&path, &search, "view", Some(name))
        };
        view! {
            <a href=href aria-current=move || (view.get() == name).then_some("true")>
                <Icon name=icon />
                {label}
            </a>
        }
    };
    view! {
        <nav class="bottombar" aria-label="Panes">
            {TABS.into_iter().map(tab).collect::<Vec<_>>()}
        </nav>
    }
}

use crate::ui::Icon;
use leptos::prelude::*;

/// One of the panes that the phone shows one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tab {
    /// The pane's name.
    pub name: &'static str,
    /// What the tab says.
    pub label: &'static str,
    /// Its shape in `public/icons.svg`.
    pub icon: &'static str,
}

/// Switches between panes on the phone. Without scripts all panes are stacked and the tabs lead to them.
#[component]
pub fn BottomBar(
    /// The panes.
    tabs: &'static [Tab],
    /// The name of the one that shows.
    current: RwSignal<&'static str>,
) -> impl IntoView {
    let tab = move |tab: &'static Tab| {
        view! {
            <a
                href=format!("#{}", tab.name)
                aria-current=move || (current.get() == tab.name).then_some("true")
                on:click=move |event| {
                    event.prevent_default();
                    current.set(tab.name);
                }
            >
                <Icon name=tab.icon />
                {tab.label}
            </a>
        }
    };
    view! {
        <nav class="bottombar" aria-label="Panes">
            {tabs.iter().map(tab).collect::<Vec<_>>()}
        </nav>
    }
}

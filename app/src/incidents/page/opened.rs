use crate::incidents::page::banner::ConnectionBanner;
use crate::incidents::page::clocks::ClockLine;
use crate::incidents::page::facts::FactsPane;
use crate::incidents::page::head::Head;
use crate::incidents::page::next_line::NextLine;
use crate::incidents::page::people::PeoplePane;
use crate::incidents::page::ribbon::Ribbon;
use crate::incidents::page::view_tabs::{ViewTabs, use_view};
use crate::layout::focus_on_arrival;
use crate::live::{OpenIncident, Opened, follow};
use crate::related::RelatedPane;
use crate::timeline::TimelinePane;
use leptos::prelude::*;
use leptos_meta::Title;

/// The incident page with what it was opened with.
#[component]
pub fn OpenedPage(opened: Opened) -> impl IntoView {
    let open = OpenIncident::provide(opened);
    follow(open);
    let view = use_view();
    let main = NodeRef::new();
    focus_on_arrival(main);
    let title = open.part(|view| {
        let mark = if view.next.mine { "● " } else { "" };
        format!("{mark}{} · {}", view.record.title, view.record.impact.word())
    });
    // The server asks for the title once the page is rendered; under load the page's own memo is gone by then.
    let first_title = title.get_untracked();
    let summary = open.part(|view| view.record.summary.clone().filter(|text| !text.trim().is_empty()));
    view! {
        <Title text=move || title.try_get().unwrap_or_else(|| first_title.clone()) />
        <ConnectionBanner />
        <main class="page page-incident" id="main" tabindex="-1" node_ref=main data-view=move || view.get()>
            <header class="incident-head">
                <Head />
                <ClockLine />
                {move || {
                    summary.get().map(|text| view! { <p class="incident-summary"><bdi>{text}</bdi></p> })
                }}
            </header>
            <NextLine />
            <Ribbon />
            <div class="panes">
                <TimelinePane />
                <div class="side">
                    <FactsPane />
                    <RelatedPane />
                    <PeoplePane />
                </div>
            </div>
        </main>
        <ViewTabs />
    }
}

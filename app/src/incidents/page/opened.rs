use crate::containment::{self, ContainmentPane};
use crate::context;
use crate::devices::{self, DevicePane};
use crate::engagements::{self, EngagementsPane};
use crate::incidents::page::banner::ConnectionBanner;
use crate::incidents::page::clocks::ClockLine;
use crate::incidents::page::facts::FactsPane;
use crate::incidents::page::form::FORMS;
use crate::incidents::page::head::Head;
use crate::incidents::page::looked_at::use_device;
use crate::incidents::page::next_line::NextLine;
use crate::incidents::page::people::PeoplePane;
use crate::incidents::page::ribbon::Ribbon;
use crate::incidents::page::view_tabs::{ViewTabs, use_view};
use crate::layout::focus_on_arrival;
use crate::live::{OpenIncident, Opened, ServedDialog, Subject, follow};
use crate::related::RelatedPane;
use crate::runbook::{self, RunbookPane};
use crate::timeline::TimelinePane;
use leptos::prelude::*;
use leptos_meta::Title;

/// The panes that the server makes follow the incident, and the incident what was done in them.
fn keep_up(open: OpenIncident, subject: Subject) {
    let facts = open.part(|view| view.facts.clone());
    let changed = Memo::new(move |_| (open.whole.get(), facts.get()));
    Effect::new(move |before: Option<()>| {
        // To track a memo that nobody reads follows nothing.
        changed.with(|_| ());
        if before.is_some() {
            subject.stir();
        }
    });
    Effect::new(move || {
        if let Some(done) = subject.done.get() {
            open.done(&done);
        }
    });
}

/// The incident page with what it was opened with.
#[component]
pub fn OpenedPage(opened: Opened) -> impl IntoView {
    let (about, contained) = (
        opened.looked.markup(devices::parts::pane),
        opened.looked.markup(containment::parts::pane),
    );
    let engaged = opened.engaged.as_deref();
    let paged = context::on_server(|| engaged.map(|view| context::markup(engagements::parts::pane(view))))
        .unwrap_or_default();
    let checklist = opened.runbook.as_deref();
    let checklist = context::on_server(|| {
        checklist.map_or_else(String::new, |view| context::markup(runbook::parts::pane(view)))
    });
    let open = OpenIncident::provide(opened);
    let subject = Subject::provide(open.name(), use_device());
    keep_up(open, subject);
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
                <div class="mid">
                    <DevicePane first=about />
                    <ContainmentPane first=contained />
                </div>
                <div class="side">
                    <FactsPane />
                    <RunbookPane first=checklist />
                    <EngagementsPane first=paged />
                    <RelatedPane />
                    <PeoplePane />
                </div>
            </div>
        </main>
        <ViewTabs />
        <ServedDialog name="incident" forms=&FORMS asked=subject.form />
    }
}

use crate::live::{Connection, use_incident};
use crate::seed::use_me;
use crate::ui::{Avatar, Pane, PaneHead};
use leptos::prelude::*;

/// Who has this page open, and whether changes come in.
#[component]
pub fn PeoplePane() -> impl IntoView {
    let open = use_incident();
    let me = use_me();
    let present = open.part(|view| view.present.clone());
    let offices = open.part(|view| (view.state.lead.clone(), view.state.scribe.clone()));
    let count = Signal::derive(move || Some(present.get().len().to_string()));
    let person = move |one: domain::presence::Present| {
        let you = if me.is(one.subject.as_str()) { " (you)" } else { "" };
        let (lead, scribe) = offices.get();
        let holds = |office: &Option<domain::act::Holder>| {
            office.as_ref().is_some_and(|who| who.subject == one.subject)
        };
        let role = match (holds(&lead), holds(&scribe)) {
            (true, true) => "leads, keeps the timeline",
            (true, false) => "leads",
            (false, true) => "keeps the timeline",
            (false, false) => "",
        };
        view! {
            <li class="item">
                <Avatar name=one.name.clone() here=true />
                <span class="item-main">
                    <bdi>{one.name.clone()}</bdi>
                    {you}
                </span>
                <span class="item-end">{role}</span>
            </li>
        }
    };
    view! {
        <Pane name="more">
            <PaneHead name="more" title="People here" count />
            <ul class="list">{move || present.get().into_iter().map(person).collect::<Vec<_>>()}</ul>
            <footer class="pane-foot">
                {move || match open.connection.get() {
                    Connection::Opening => "Connecting; changes come in by themselves then.",
                    Connection::Live => "Live: changes come in by themselves.",
                    Connection::Lost => "Connection lost; trying again.",
                    Connection::Ended => "Your session ended.",
                }}
            </footer>
        </Pane>
    }
}

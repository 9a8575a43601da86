use crate::client::Body;
use crate::context;
use crate::incidents::page::api::Appoint;
use crate::layout::{Act, use_act, use_toasts};
use crate::live::{OpenIncident, use_incident};
use crate::seed::use_me;
use crate::ui::{Icon, Menu};
use domain::act::{Holder, Office};
use domain::presence::Present;
use domain::rights::Right;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// Takes, gives or lays down lead and scribe.
#[component]
pub fn OfficeMenu() -> impl IntoView {
    let open = use_incident();
    let toasts = use_toasts();
    let act = use_act(Appoint::PATH, move |done| open.done(&done));
    let failed = act.elsewhere(&[]);
    Effect::new(move || {
        if let Some(text) = failed.get() {
            toasts.fail(text);
        }
    });
    let refused = open.refusal(Right::Respond);
    view! {
        <Menu
            label="Lead and scribe"
            end=true
            summary=ViewFn::from(|| view! { "Lead " <Icon name="down" /> })
        >
            <OfficeActs act office=Office::Lead />
            <hr />
            <OfficeActs act office=Office::Scribe />
            {move || refused.get().map(|why| view! { <p class="menu-note">{why}</p> })}
        </Menu>
    }
}

#[component]
fn OfficeActs(act: Act, office: Office) -> impl IntoView {
    let open = use_incident();
    let me = use_me();
    let word = office.word().to_lowercase();
    let holder = open.part(move |view| match office {
        Office::Lead => view.state.lead.clone(),
        Office::Scribe => view.state.scribe.clone(),
    });
    let mine = move || holder.get().is_some_and(|one| me.is(one.subject.as_str()));
    let others = open.part(|view| view.present.clone());
    let choice = move |says: String, how: &'static str, to: String| {
        view! { <Choice act office holder says how to /> }
    };
    let give = move || {
        let others = others
            .get()
            .into_iter()
            .filter(|one| !me.is(one.subject.as_str()));
        others
            .map(|Present { subject, name, .. }| {
                choice(format!("Give it to {name}"), "give", subject.to_string())
            })
            .collect::<Vec<_>>()
    };
    let take = format!(
        "Take {}",
        if office == Office::Lead {
            "the lead"
        } else {
            "the scribe's role"
        }
    );
    let lay_down = format!("Lay down {word}");
    view! {
        {move || (!mine()).then(|| choice(take.clone(), "take", String::new()))}
        {give}
        {move || holder.get().map(|_| choice(lay_down.clone(), "lay-down", String::new()))}
    }
}

#[component]
fn Choice(
    act: Act,
    office: Office,
    holder: Memo<Option<Holder>>,
    says: String,
    how: &'static str,
    to: String,
) -> impl IntoView {
    let open: OpenIncident = use_incident();
    let refused = open.refusal(Right::Respond);
    let dispatch = move |_| {
        if refused.get_untracked().is_some() {
            return;
        }
        let seen = holder.get_untracked().map(|one| one.subject.to_string());
        act.send(Body::fields(&[
            ("incident", &open.name()),
            ("entry", &context::new_entry_id()),
            ("office", &office.word().to_lowercase()),
            ("how", how),
            ("to", &to),
            ("seen", &seen.unwrap_or_default()),
        ]));
    };
    view! {
        <button type="button" aria-disabled=move || refused.get().map(|_| "true") on:click=dispatch>
            <bdi>{says}</bdi>
        </button>
    }
}

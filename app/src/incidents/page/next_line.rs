use crate::incidents::page::api::{Acknowledge, Appoint};
use crate::layout::{ActError, ActForm, use_act};
use crate::live::{Asked, NEXT, use_engaging, use_incident, use_subject};
use crate::paths;
use crate::ui::{Button, Countdown, EntryIdInput, Look};
use domain::next::NextAct;
use leptos::html;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One sentence and one button: what is so, and what comes next.
#[component]
pub fn NextLine() -> impl IntoView {
    let open = use_incident();
    let next = open.part(|view| view.next.clone());
    let act = Memo::new(move |_| next.get().act);
    let section = NodeRef::<html::Section>::new();
    follow_focus(section, act);
    view! {
        <section
            class="next"
            class:next-calm=move || !next.get().mine
            aria-labelledby="next-h"
            node_ref=section
            data-next=move || act.get().map(NextAct::label)
        >
            <p>
                <strong id="next-h">"Next"</strong>
                <bdi>{move || next.get().line}</bdi>
                {move || next.get().until.map(|at| view! { " " <Countdown at /> })}
            </p>
            {move || act.get().map(|act| view! { <NextButton act /> })}
        </section>
    }
}

/// The button whose act is done goes away, and the focus with it: it is handed on to the act that comes next.
fn follow_focus(section: NodeRef<html::Section>, act: Memo<Option<NextAct>>) {
    Effect::new(move |before: Option<Option<NextAct>>| {
        let now = act.get();
        if before.is_some_and(|before| before != now) {
            request_animation_frame(move || {
                let lost = document()
                    .active_element()
                    .is_none_or(|focused| focused.tag_name() == "BODY");
                let button = section
                    .try_get_untracked()
                    .flatten()
                    .and_then(|section| section.query_selector("button").ok().flatten());
                if let (true, Some(button)) = (
                    lost,
                    button.and_then(|button| button.dyn_into::<HtmlElement>().ok()),
                ) {
                    // It fails only on an element that left the page.
                    drop(button.focus());
                }
            });
        }
        now
    });
}

#[component]
fn NextButton(act: NextAct) -> impl IntoView {
    match act {
        NextAct::Acknowledge => view! { <AcknowledgeForm /> }.into_any(),
        NextAct::TakeLead => view! { <TakeLeadForm /> }.into_any(),
        _ => view! { <Opens act /> }.into_any(),
    }
}

#[component]
fn AcknowledgeForm() -> impl IntoView {
    let open = use_incident();
    let act = use_act(Acknowledge::PATH, move |done| open.done(&done));
    let refused = open.refusal(NextAct::Acknowledge.right());
    view! {
        <ActForm act>
            <input type="hidden" name="incident" value=open.name() />
            <EntryIdInput spent=act.spent />
            <Button submit=true look=Look::Next name="next" refused busy=act.busy>
                {NextAct::Acknowledge.label()}
            </Button>
            <ActError message=act.elsewhere(&[]) />
        </ActForm>
    }
}

#[component]
fn TakeLeadForm() -> impl IntoView {
    let open = use_incident();
    let act = use_act(Appoint::PATH, move |done| open.done(&done));
    let refused = open.refusal(NextAct::TakeLead.right());
    view! {
        <ActForm act>
            <input type="hidden" name="incident" value=open.name() />
            <input type="hidden" name="office" value="lead" />
            <input type="hidden" name="how" value="take" />
            <EntryIdInput spent=act.spent />
            <Button submit=true look=Look::Next name="next" refused busy=act.busy>
                {NextAct::TakeLead.label()}
            </Button>
            <ActError message=act.elsewhere(&[]) />
        </ActForm>
    }
}

fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // It fails only on an element that left the page.
    found.is_some_and(|element| element.focus().is_ok())
}

/// Leads to the runbook's step; on the phone, to its pane first.
fn open_step() -> Callback<()> {
    const STEP: &str = "#runbook [data-current] > summary";
    const PANE: &str = "#runbook [tabindex]";
    let (location, navigate) = (use_location(), use_navigate());
    Callback::new(move |()| {
        let pane = document().get_element_by_id("runbook");
        if pane.is_some_and(|pane| pane.client_height() == 0) {
            let (path, search) = (location.pathname.get_untracked(), location.search.get_untracked());
            let there = paths::with(&path, &search, "view", Some("runbook"));
            navigate(&there, NavigateOptions::default());
        }
        request_animation_frame(|| {
            let _ = focus(STEP) || focus(PANE);
        });
    })
}

/// A next act that leads to where it is done.
#[component]
fn Opens(act: NextAct) -> impl IntoView {
    let open = use_incident();
    let (subject, engaging) = (use_subject(), use_engaging());
    let refused = open.refusal(act.right());
    let step = open_step();
    let ask = move |of: RwSignal<Option<Asked>>, kind: &str, about: &str| {
        of.set(Some(Asked {
            kind: kind.to_owned(),
            of: about.to_owned(),
        }));
    };
    let go = move || match act {
        NextAct::Resolve => subject.ask("resolve", String::new()),
        NextAct::Reopen => subject.ask("reopen", String::new()),
        NextAct::Quarantine => ask(subject.contain, "quarantine", ""),
        NextAct::Approve => ask(subject.contain, "approve", NEXT),
        NextAct::Cut => ask(subject.contain, "cut", NEXT),
        NextAct::AcceptPage => ask(engaging, "accept", ""),
        NextAct::StopPaging => ask(engaging, "stop", ""),
        NextAct::Containment => {
            focus("#containment [tabindex]");
        }
        NextAct::Runbook => step.run(()),
        _ => {
            focus("#note");
        }
    };
    view! {
        <Button look=Look::Next name="next" refused on_press=go>
            {act.label()}
        </Button>
    }
}

use crate::context;
use crate::layout::{use_gate, use_toasts};
use crate::live::use_incident;
use crate::paths;
use crate::timeline::upload::{Answer, Chosen, upload};
use crate::ui::{Icon, use_hydrated};
use domain::evidence::EVIDENCE_LIMIT;
use domain::rights::Right;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Bytes in what the limit is told in.
const MB: u64 = 1024 * 1024;

/// Attaches a file as evidence, as soon as it is chosen. Without scripts it is a form with a button of its own.
#[component]
pub fn Attach() -> impl IntoView {
    let open = use_incident();
    let refused = open.refusal(Right::Write);
    move || refused.get().is_none().then(|| view! { <AttachForm /> })
}

#[component]
fn AttachForm() -> impl IntoView {
    let open = use_incident();
    let (gate, toasts) = (use_gate(), use_toasts());
    let awake = use_hydrated();
    let on_its_way = RwSignal::new(None::<String>);
    let id = RwSignal::new(SharedValue::new(context::new_entry_id).into_inner());
    let ended = move |answer: Answer| {
        on_its_way.try_set(None);
        match answer {
            Answer::Stored => {
                id.try_set(context::new_entry_id());
                toasts.say("Evidence stored");
            }
            Answer::SignedOut => gate.shut(),
            Answer::Refused(why) => toasts.fail(why),
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        let Some((input, Chosen { name, size })) =
            input.and_then(|input| Some((input.clone(), Chosen::of(&input)?)))
        else {
            return;
        };
        if size > EVIDENCE_LIMIT as u64 {
            toasts.fail(format!(
                "{name} has {} MB; the limit is {} MB.",
                size.div_ceil(MB),
                EVIDENCE_LIMIT as u64 / MB
            ));
        } else if let Some(form) = input.form() {
            on_its_way.set(Some(name));
            upload(&open.id.with_value(paths::attach_evidence), &form, ended);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <form
            class="composer-attach"
            method="post"
            enctype="multipart/form-data"
            action=open.id.with_value(paths::attach_evidence)
        >
            <input type="hidden" name="entry" value=move || id.get() />
            <label class="btn btn-small" aria-busy=move || on_its_way.get().map(|_| "true")>
                <Icon name="clip" />
                <span>" Attach evidence…"</span>
                <input class="sr" type="file" name="file" on:change=chosen />
            </label>
            {move || (!awake.get()).then(|| view! { <noscript><button class="btn btn-small">"Upload"</button></noscript> })}
            {move || on_its_way.get().map(|name| view! { <span class="hint" role="status">"Uploading " <bdi>{name}</bdi> "…"</span> })}
        </form>
    }
}

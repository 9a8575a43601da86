use crate::context;
use crate::layout::{Answer, Chosen, upload, use_gate, use_toasts};
use crate::live::use_incident;
use crate::paths;
use crate::ui::{Icon, use_hydrated};
use domain::rights::Right;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlInputElement};

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
            Answer::Stored(_) => {
                id.try_set(context::new_entry_id());
                toasts.say("Evidence stored");
            }
            Answer::Refused(why) => toasts.fail(why),
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
        let Some((input, chosen)) = input.and_then(|input| Some((input.clone(), Chosen::of(&input)?))) else {
            return;
        };
        let data = input.form().and_then(|form| FormData::new_with_form(&form).ok());
        if let Some(why) = chosen.too_large() {
            toasts.fail(why);
        } else if let Some(data) = data {
            on_its_way.set(Some(chosen.name));
            upload(&open.id.with_value(paths::attach_evidence), &data, gate, ended);
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

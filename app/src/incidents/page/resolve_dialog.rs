use crate::incidents::page::api::Resolve;
use crate::layout::use_act;
use crate::live::{ActDialog, use_incident};
use crate::ui::{Field, TextArea, TextInput, remember};
use domain::text::Reason;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

const CODES: [(&str, &str, &str); 5] = [
    (
        "true_positive",
        "True positive",
        "the device did it, and it should not have",
    ),
    (
        "false_positive",
        "False positive",
        "it did not happen, the detection is wrong",
    ),
    ("benign", "Benign", "it happened and is allowed"),
    (
        "duplicate",
        "Duplicate of…",
        "another incident is the one to work on",
    ),
    ("drill", "Drill", "an exercise; left out of the metrics"),
];

/// Resolves with a closing code and a reason.
#[component]
pub fn ResolveDialog(shown: RwSignal<bool>) -> impl IntoView {
    let open = use_incident();
    let (code, of, reason) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    remember(format!("{} resolve reason", open.name()), reason);
    let act = use_act(Resolve::PATH, move |done| {
        shown.set(false);
        reason.set(String::new());
        open.done(&done);
    });
    let counter = Signal::derive(move || (reason.with(|text| text.chars().count()), Reason::LIMIT));
    let says = move || {
        let word = CODES
            .iter()
            .find(|(name, ..)| code.with(|code| code == name))
            .map(|(_, word, _)| word.to_lowercase());
        word.map_or_else(
            || "Resolve".to_owned(),
            |word| format!("Resolve as {}", word.trim_end_matches(" of…")),
        )
    };
    view! {
        <ActDialog
            name="resolve"
            title="Resolve this incident"
            shown
            act
            wrong=act.elsewhere(&["Reason", "Closing code", "Other incident"])
            cost="Resolves the incident in AWS. Devices stay as they are."
            says=Signal::derive(says)
        >
            <Codes code error=act.on_field("Closing code") />
            {move || {
                (code.get() == "duplicate")
                    .then(|| {
                        view! {
                            <Field id="resolve-of" label="Other incident" hint="The address of its page" error=act.on_field("Other incident")>
                                <TextInput id="resolve-of" name="of" value=of hinted=true error=act.on_field("Other incident") />
                            </Field>
                        }
                    })
            }}
            <Field id="resolve-reason" label="Reason" error=act.on_field("Reason") counter>
                <TextArea id="resolve-reason" name="reason" value=reason required=true error=act.on_field("Reason") />
            </Field>
        </ActDialog>
    }
}

#[component]
fn Codes(code: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    let choice = move |(name, word, means): (&'static str, &'static str, &'static str)| {
        view! {
            <label class="choice">
                <input type="radio" name="code" value=name on:change=move |_| code.set(name.into()) />
                <span>
                    <b>{word}</b>
                    <span>{means}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>"Closing code"</legend>
            {CODES.into_iter().map(choice).collect::<Vec<_>>()}
            {move || error.get().map(|text| view! { <p class="error" role="alert">{text}</p> })}
        </fieldset>
    }
}

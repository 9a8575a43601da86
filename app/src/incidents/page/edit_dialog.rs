use crate::AppError;
use crate::incidents::page::api::UpdateRecord;
use crate::layout::use_act;
use crate::live::{ActDialog, use_incident};
use crate::ui::{Button, Field, TextArea, TextInput, remember_state};
use domain::incident::{Impact, IncidentRecord};
use domain::text::{Summary, Title};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// What the form showed when it was opened: what somebody else changes meanwhile is a conflict, never overwritten.
type Seen = (String, String, u8);

fn seen_of(record: &IncidentRecord) -> Seen {
    (
        record.title.clone(),
        record.summary.clone().unwrap_or_default(),
        record.impact.number(),
    )
}

/// Changes title, summary and impact.
#[component]
pub fn EditDialog(shown: RwSignal<bool>) -> impl IntoView {
    let open = use_incident();
    let first = open.view.with_untracked(|view| seen_of(&view.record));
    let title = RwSignal::new(first.0.clone());
    let summary = RwSignal::new(first.1.clone());
    let impact = RwSignal::new(first.2);
    let seen = RwSignal::new(first);
    let act = use_act(UpdateRecord::PATH, move |done| {
        shown.set(false);
        // What is stored is what the form shows: nothing of it is typed and unsent.
        seen.set((
            title.get_untracked(),
            summary.get_untracked(),
            impact.get_untracked(),
        ));
        open.done(&done);
    });
    // Each opening begins with the record as it is, unless something typed is still there.
    Effect::new(move || {
        let untouched = (
            title.get_untracked(),
            summary.get_untracked(),
            impact.get_untracked(),
        ) == seen.get_untracked();
        if shown.get() && untouched {
            let now = open.view.with_untracked(|view| seen_of(&view.record));
            title.set(now.0.clone());
            summary.set(now.1.clone());
            impact.set(now.2);
            seen.set(now);
        }
    });
    remember_state(
        format!("{} edit", open.name()),
        move || {
            let typed = (title.get(), summary.get(), impact.get());
            let seen = seen.get();
            (typed != seen).then_some((typed, seen))
        },
        move |(typed, before): (Seen, Seen)| {
            title.set(typed.0);
            summary.set(typed.1);
            impact.set(typed.2);
            seen.set(before);
        },
    );
    let count = |text: RwSignal<String>, limit| {
        Signal::derive(move || (text.with(|text| text.chars().count()), limit))
    };
    let newer = Signal::derive(move || match act.error() {
        Some(AppError::Conflict { newer }) => Some(*newer),
        _ => None,
    });
    let elsewhere = act.elsewhere(&["Title", "Summary", "Impact"]);
    let wrong = Signal::derive(move || elsewhere.get().filter(|_| newer.get().is_none()));
    let hidden = move |name: &'static str, value: Signal<String>| {
        view! { <input type="hidden" name=name value=move || value.get() /> }
    };
    view! {
        <ActDialog
            name="edit"
            title="Edit title, summary and impact"
            shown
            act
            wrong=wrong
            cost="Changed in AWS; everybody who is here sees it at once."
            says="Save"
        >
            {hidden("seen_title", Signal::derive(move || seen.get().0))}
            {hidden("seen_summary", Signal::derive(move || seen.get().1))}
            {hidden("seen_impact", Signal::derive(move || seen.get().2.to_string()))}
            {move || newer.get().map(|newer| view! { <Conflict newer title summary impact seen /> })}
            <Field id="edit-title" label="Title" hint="What happened, in one line" error=act.on_field("Title") counter=count(title, Title::LIMIT)>
                <TextInput id="edit-title" name="title" value=title hinted=true required=true error=act.on_field("Title") />
            </Field>
            <Field id="edit-impact" label="Impact" error=act.on_field("Impact")>
                <ImpactChoice impact />
            </Field>
            <Field id="edit-summary" label="Summary" optional=true error=act.on_field("Summary") counter=count(summary, Summary::LIMIT)>
                <TextArea id="edit-summary" name="summary" value=summary error=act.on_field("Summary") rows=5 />
            </Field>
        </ActDialog>
    }
}

#[component]
fn ImpactChoice(impact: RwSignal<u8>) -> impl IntoView {
    let choose = move |text: String| {
        if let Ok(number) = text.parse() {
            impact.set(number);
        }
    };
    let option = move |one: Impact| {
        view! {
            <option value=one.number().to_string() selected=move || impact.get() == one.number()>
                {format!("{} · {}", one.number(), one.word())}
            </option>
        }
    };
    view! {
        <select class="input" id="edit-impact" name="impact" on:change:target=move |event| choose(event.target().value())>
            {Impact::ALL.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}

/// What somebody else stored meanwhile beside what is typed here. Both stay until the reader chooses.
#[component]
fn Conflict(
    newer: IncidentRecord,
    title: RwSignal<String>,
    summary: RwSignal<String>,
    impact: RwSignal<u8>,
    seen: RwSignal<Seen>,
) -> impl IntoView {
    let now = StoredValue::new(seen_of(&newer));
    let lines = |(title, summary, number): Seen| {
        let word = Impact::try_from(number).map(Impact::word).unwrap_or_default();
        view! {
            <p><bdi>{title}</bdi></p>
            <p>{word}</p>
            <p><bdi>{summary}</bdi></p>
        }
    };
    let take_theirs = move || {
        let now = now.get_value();
        title.set(now.0.clone());
        summary.set(now.1.clone());
        impact.set(now.2);
        seen.set(now);
    };
    view! {
        <div class="conflict" role="alert">
            <p>"Somebody changed this meanwhile. Nothing was overwritten: choose."</p>
            <div>
                <h3>"Stored now"</h3>
                {lines(now.get_value())}
                <Button small=true on_press=take_theirs>"Take theirs"</Button>
            </div>
            <div>
                <h3>"Yours"</h3>
                {move || lines((title.get(), summary.get(), impact.get()))}
                <Button small=true on_press=move || seen.set(now.get_value())>"Keep mine, then save"</Button>
            </div>
        </div>
    }
}

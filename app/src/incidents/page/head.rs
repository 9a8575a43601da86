use crate::incidents::page::office_menu::OfficeMenu;
use crate::live::{use_incident, use_subject};
use crate::paths;
use crate::ui::{Avatars, Button, Chip, Elapsed, Icon, ImpactMeter, Menu, Tone};
use domain::incident::Status;
use domain::rights::Right;
use leptos::prelude::*;

/// Impact, status, title, and the acts on the incident as a whole.
#[component]
pub fn Head() -> impl IntoView {
    let open = use_incident();
    let impact = open.part(|view| view.record.impact);
    let status = open.part(|view| view.record.status);
    let title = open.part(|view| view.record.title.clone());
    let clocks = open.part(|view| (view.clocks.began, view.clocks.resolved));
    let present = open.part(|view| view.present.clone());
    let (full, short) = reference(&open.name());
    view! {
        <div class="incident-title">
            {move || view! { <ImpactMeter impact=impact.get() /> }}
            {move || view! { <StatusChip status=status.get() /> }}
            <h1>
                <bdi>{move || title.get()}</bdi>
            </h1>
            <span class="incident-ref mono" title=full>
                {short}
            </span>
            <div class="incident-acts">
                {move || view! { <Avatars people=present.get() /> }}
                <Acts status />
            </div>
            <span class="incident-age">
                "open for "
                {move || {
                    let (since, until) = clocks.get();
                    view! { <Elapsed since until /> }
                }}
            </span>
        </div>
    }
}

#[component]
fn StatusChip(status: Status) -> impl IntoView {
    match status {
        Status::Open => view! { <Chip tone=Tone::Info>"Open"</Chip> },
        Status::Resolved => view! { <Chip tone=Tone::Plain>"Resolved"</Chip> },
    }
}

#[component]
fn Acts(status: Memo<Status>) -> impl IntoView {
    let (open, subject) = (use_incident(), use_subject());
    let ask = move |kind: &'static str| move || subject.ask(kind, String::new());
    let (change, close) = (open.refusal(Right::ChangeRecord), open.refusal(Right::Close));
    let audit = open.refusal(Right::Audit);
    let duplicate = move |_| {
        if close.get_untracked().is_none() {
            subject.ask("duplicate", String::new());
        }
    };
    view! {
        <Button name="edit" refused=change on_press=ask("edit")>
            "Edit…"
        </Button>
        <OfficeMenu />
        {move || match status.get() {
            Status::Open => view! {
                <Button name="resolve" refused=close on_press=ask("resolve")>
                    "Resolve…"
                </Button>
            },
            Status::Resolved => view! {
                <Button name="reopen" refused=close on_press=ask("reopen")>
                    "Reopen…"
                </Button>
            },
        }}
        <Menu label="More acts" class="btn-icon" end=true summary=ViewFn::from(|| view! { <Icon name="more" /> })>
            <button type="button" aria-disabled=move || close.get().map(|_| "true") on:click=duplicate>
                "Duplicate of…"
            </button>
            {move || close.get().map(|why| view! { <p class="menu-note">{why}</p> })}
            {move || {
                audit
                    .get()
                    .is_none()
                    .then(|| {
                        view! {
                            <a href=open.id.with_value(paths::record) download="" rel="external">
                                "Export the record"
                            </a>
                        }
                    })
            }}
        </Menu>
    }
}

/// The incident's reference, whole and short: `IotResponsePlan / 7f3c…e91`.
fn reference(name: &str) -> (String, String) {
    let mut parts = name.splitn(3, '/').skip(1);
    let (plan, key) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let short = match (key.get(..4), key.get(33..)) {
        (Some(start), Some(end)) => format!("{plan} / {start}…{end}"),
        _ => name.to_owned(),
    };
    (name.to_owned(), short)
}

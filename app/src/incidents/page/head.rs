use crate::incidents::page::duplicate_dialog::DuplicateDialog;
use crate::incidents::page::edit_dialog::EditDialog;
use crate::incidents::page::office_menu::OfficeMenu;
use crate::incidents::page::reopen_dialog::ReopenDialog;
use crate::incidents::page::resolve_dialog::ResolveDialog;
use crate::live::use_incident;
use crate::paths;
use crate::ui::{Avatars, Button, Chip, Elapsed, Icon, ImpactMeter, Menu, Tone};
use domain::incident::Status;
use domain::rights::Right;
use leptos::prelude::*;

/// The dialogs that the head opens; the NEXT line opens them too.
#[derive(Clone, Copy, Debug)]
pub struct Dialogs {
    /// Title, summary and impact.
    pub edit: RwSignal<bool>,
    /// Resolve with a closing code.
    pub resolve: RwSignal<bool>,
    /// Open again.
    pub reopen: RwSignal<bool>,
    /// Link as a duplicate.
    pub duplicate: RwSignal<bool>,
}

impl Dialogs {
    /// Gives the page its dialogs.
    fn provide() -> Self {
        let dialogs = Self {
            edit: RwSignal::new(false),
            resolve: RwSignal::new(false),
            reopen: RwSignal::new(false),
            duplicate: RwSignal::new(false),
        };
        provide_context(dialogs);
        dialogs
    }
}

/// Impact, status, title, and the acts on the incident as a whole.
#[component]
pub fn Head() -> impl IntoView {
    let open = use_incident();
    let dialogs = Dialogs::provide();
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
                <Acts dialogs status />
            </div>
            <span class="incident-age">
                "open for "
                {move || {
                    let (since, until) = clocks.get();
                    view! { <Elapsed since until /> }
                }}
            </span>
        </div>
        <EditDialog shown=dialogs.edit />
        <ResolveDialog shown=dialogs.resolve />
        <ReopenDialog shown=dialogs.reopen />
        <DuplicateDialog shown=dialogs.duplicate />
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
fn Acts(dialogs: Dialogs, status: Memo<Status>) -> impl IntoView {
    let open = use_incident();
    let (change, close) = (open.refusal(Right::ChangeRecord), open.refusal(Right::Close));
    let audit = open.refusal(Right::Audit);
    let duplicate = move |_| {
        if close.get_untracked().is_none() {
            dialogs.duplicate.set(true);
        }
    };
    view! {
        <Button name="edit" refused=change on_press=move || dialogs.edit.set(true)>
            "Edit…"
        </Button>
        <OfficeMenu />
        {move || match status.get() {
            Status::Open => view! {
                <Button name="resolve" refused=close on_press=move || dialogs.resolve.set(true)>
                    "Resolve…"
                </Button>
            },
            Status::Resolved => view! {
                <Button name="reopen" refused=close on_press=move || dialogs.reopen.set(true)>
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

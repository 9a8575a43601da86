use crate::layout::use_toasts;
use crate::live::{use_incident, use_subject};
use crate::paths;
use crate::seed::use_me;
use crate::timeline::row_acts::ActsOf;
use crate::ui::{Icon, Menu};
use domain::ids::IncidentId;
use domain::rights::Right;
use js_sys::futures::JsFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The menu of an entry. On a touch screen, where the buttons beside it don't show, it holds their acts too.
#[component]
pub fn RowMenu(
    acts: Memo<ActsOf>,
    pin_label: Memo<&'static str>,
    toggle: Callback<()>,
    insert: Callback<()>,
    /// Its choices are made once it is opened.
    later: bool,
) -> impl IntoView {
    let opened = RwSignal::new(!later);
    let choices = move || {
        opened
            .get()
            .then(|| view! { <Choices acts pin_label toggle insert /> })
    };
    view! {
        <Menu
            label="More for this entry"
            class="btn-icon btn-small btn-quiet"
            end=true
            opened
            summary=ViewFn::from(|| view! { <Icon name="more" /> })
        >
            {choices}
        </Menu>
    }
}

#[component]
fn Choices(
    acts: Memo<ActsOf>,
    pin_label: Memo<&'static str>,
    toggle: Callback<()>,
    insert: Callback<()>,
) -> impl IntoView {
    let (subject, me, open) = (use_subject(), use_me(), use_incident());
    let own = Memo::new(move |_| {
        let note = acts.with(|of| of.note.clone());
        note.is_some_and(|(author, ..)| me.is(&author))
    });
    let annotate = Callback::new(move |()| {
        subject.ask("annotate", acts.with_untracked(|of| of.key.clone()));
    });
    let amend = Callback::new(move |()| {
        if let Some((_, note)) = acts.with_untracked(|of| of.note.clone()) {
            subject.ask("amend", note.to_string());
        }
    });
    let erase = Memo::new(move |_| {
        let note = acts.with(|of| of.note.as_ref().map(|(_, entry)| entry.clone()));
        let entry = note.filter(|_| me.rights().allows(Right::Erase))?;
        Some(open.id.with_value(|id| paths::erase(id, &entry)))
    });
    view! {
        <Choice class="touch-only" icon="pin" says=pin_label act=toggle />
        <Choice class="touch-only" icon="insert" says=Signal::stored("Insert a note here") act=insert />
        <Choice icon="comment" says=Signal::stored("Annotate") act=annotate />
        {move || {
            own.get().then(|| view! { <Choice icon="edit" says=Signal::stored("Amend") act=amend /> })
        }}
        <CopyLink acts />
        {move || {
            erase.get().map(|href| {
                view! {
                    <a href=href rel="external">
                        <Icon name="trash" />
                        " Erase…"
                    </a>
                }
            })
        }}
    }
}

#[component]
fn Choice(
    #[prop(default = "")] class: &'static str,
    icon: &'static str,
    #[prop(into)] says: Signal<&'static str>,
    act: Callback<()>,
) -> impl IntoView {
    let refused = use_incident().refusal(Right::Write);
    let press = move |_| {
        if refused.get_untracked().is_none() {
            act.run(());
        }
    };
    view! {
        <button type="button" class=class aria-disabled=move || refused.get().map(|_| "true") on:click=press>
            <Icon name=icon />
            " "
            {says}
        </button>
    }
}

#[component]
fn CopyLink(acts: Memo<ActsOf>) -> impl IntoView {
    let (open, toasts) = (use_incident(), use_toasts());
    let copy = move |_| {
        let window = window();
        let origin = window.location().origin().unwrap_or_default();
        let (key, in_story) = acts.with_untracked(|of| (of.key.clone(), of.in_story));
        let address = format!("{origin}{}", address(&open.id.get_value(), &key, in_story));
        let copied = JsFuture::from(window.navigator().clipboard().write_text(&address));
        spawn_local(async move {
            match copied.await {
                Ok(_) => toasts.say("Address copied"),
                Err(_) => toasts.fail(format!("The browser lets no page copy. The address: {address}")),
            }
        });
    };
    view! {
        <button type="button" on:click=copy>
            <Icon name="link" />
            " Copy link"
        </button>
    }
}

/// The row's address, in the layer that shows it.
fn address(incident: &IncidentId, key: &str, in_story: bool) -> String {
    let row = paths::timeline_row(incident, key);
    match row.split_once('#') {
        Some((page, row)) if !in_story => format!("{page}?layer=activity#{row}"),
        _ => row,
    }
}

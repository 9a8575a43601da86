use crate::context;
use crate::layout::{use_act, use_toasts};
use crate::live::use_incident;
use crate::paths;
use crate::seed::use_me;
use crate::timeline::api::PinRow;
use crate::timeline::editor::{Edit, use_editor};
use crate::ui::{Button, Icon, Look, Menu};
use domain::ids::IncidentId;
use domain::rights::Right;
use domain::timeline::{Layer, Row};
use leptos::prelude::*;

/// What can be done with an entry: pin, insert a note beside it, annotate, amend, copy its address.
#[component]
pub fn RowActs(row: Row) -> impl IntoView {
    let open = use_incident();
    let editor = use_editor();
    let refused = open.refusal(Right::Write);
    let in_story = row.layer == Layer::Story;
    let pin = use_act::<PinRow>(move |done| open.done(&done));
    let key = StoredValue::new(row.key.clone());
    let toggle = move || {
        pin.action.dispatch(PinRow {
            incident: open.name(),
            entry: context::new_entry_id(),
            row: key.get_value(),
            pinned: !in_story,
        });
    };
    let at = row.at;
    let me = use_me();
    let own = untrack(|| me.is(row.author.as_deref().unwrap_or_default()));
    let amend = match (&row.entry, &row.note, own) {
        (Some(entry), Some(note), true) => Some(Edit::Amend {
            note: entry.clone(),
            text: note.clone(),
        }),
        _ => None,
    };
    let pin_label = if in_story {
        "Take out of the story"
    } else {
        "Bring into the story"
    };
    view! {
        <div class="row-acts">
            <Button
                square=true
                small=true
                look=Look::Quiet
                name="pin"
                label=pin_label
                refused
                busy=pin.busy
                pressed=Signal::stored(in_story)
                on_press=move || toggle()
            >
                <Icon name="pin" />
            </Button>
            <Button
                square=true
                small=true
                look=Look::Quiet
                name="insert"
                label="Insert a note here"
                refused
                on_press=move || editor.begin(Edit::Insert { at })
            >
                <Icon name="insert" />
            </Button>
            <Menu
                label="More for this entry"
                class="btn-icon btn-small btn-quiet"
                end=true
                summary=ViewFn::from(|| view! { <Icon name="more" /> })
            >
                <MenuActs key amend in_story />
            </Menu>
        </div>
    }
}

#[component]
fn MenuActs(
    key: StoredValue<String>,
    #[prop(optional_no_strip)] amend: Option<Edit>,
    in_story: bool,
) -> impl IntoView {
    let open = use_incident();
    let editor = use_editor();
    let toasts = use_toasts();
    let refused = open.refusal(Right::Write);
    let annotate = move |_| {
        if refused.get_untracked().is_none() {
            editor.begin(Edit::Annotate { row: key.get_value() });
        }
    };
    let copy = move |_| {
        let window = window();
        let origin = window.location().origin().unwrap_or_default();
        let address = format!("{origin}{}", address(&open.id.get_value(), &key.get_value(), in_story));
        // Where the browser refuses, nothing is claimed.
        drop(window.navigator().clipboard().write_text(&address));
        toasts.say("Address copied");
    };
    view! {
        <button type="button" aria-disabled=move || refused.get().map(|_| "true") on:click=annotate>
            <Icon name="comment" />
            " Annotate"
        </button>
        {amend
            .map(|edit| {
                view! {
                    <button type="button" on:click=move |_| editor.begin(edit.clone())>
                        <Icon name="note" />
                        " Amend"
                    </button>
                }
            })}
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

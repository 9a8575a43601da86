use crate::client::Body;
use crate::context;
use crate::layout::use_act;
use crate::live::{use_incident, use_subject};
use crate::timeline::api::PinRow;
use crate::timeline::row_menu::RowMenu;
use crate::ui::{Button, Icon, Look};
use domain::ids::EntryId;
use domain::rights::Right;
use domain::time::Timestamp;
use domain::timeline::{Layer, Row};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// What the acts on an entry need to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActsOf {
    /// The row's key.
    pub key: String,
    /// Where it stands.
    pub at: Timestamp,
    /// Whether it is in the story.
    pub in_story: bool,
    /// Where it is a note of this console: its author's subject and its entry.
    pub note: Option<(String, EntryId)>,
}

impl ActsOf {
    /// Reads it off the row.
    pub fn row(row: &Row) -> Self {
        let note = row.author.clone().zip(row.entry.clone());
        let note = note.filter(|_| row.note.is_some());
        Self {
            key: row.key.clone(),
            at: row.at,
            in_story: row.layer == Layer::Story,
            note,
        }
    }
}

/// What can be done with an entry: pin, insert a note beside it, annotate, amend, copy its address.
#[component]
pub fn RowActs(
    acts: Memo<ActsOf>,
    /// Its menu is made once it is opened.
    later: bool,
) -> impl IntoView {
    let open = use_incident();
    let subject = use_subject();
    let refused = open.refusal(Right::Write);
    let pin = use_act(PinRow::PATH, move |done| open.done(&done));
    let toggle = Callback::new(move |()| {
        let (row, pinned) = acts.with_untracked(|of| (of.key.clone(), !of.in_story));
        pin.send(Body::fields(&[
            ("incident", &open.name()),
            ("entry", &context::new_entry_id()),
            ("row", &row),
            ("pinned", if pinned { "true" } else { "false" }),
        ]));
    });
    let insert = Callback::new(move |()| {
        subject.ask("insert", acts.with_untracked(|of| of.at.to_string()));
    });
    let pin_label = Memo::new(move |_| {
        if acts.with(|of| of.in_story) {
            "Take out of the story"
        } else {
            "Bring into the story"
        }
    });
    let pin_button = move || {
        view! {
            <Button
                square=true
                small=true
                look=Look::Quiet
                name="pin"
                label=pin_label.get()
                refused
                busy=pin.busy
                on_press=toggle
            >
                <Icon name="pin" />
            </Button>
        }
    };
    view! {
        <div class="row-acts">
            {pin_button}
            <Button
                square=true
                small=true
                look=Look::Quiet
                name="insert"
                label="Insert a note here"
                refused
                on_press=insert
            >
                <Icon name="insert" />
            </Button>
            <RowMenu acts pin_label toggle insert later />
        </div>
    }
}

use crate::layout::use_act;
use crate::live::{ActDialog, use_incident};
use crate::timeline::api::{AddNote, AmendNote, AnnotateRow};
use crate::timeline::editor::{Edit, EditorState};
use crate::ui::{Field, TextArea, TextInput};
use domain::text::{Annotation, NoteText};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// What tells one of the dialogs apart.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Where it is sent to.
    path: &'static str,
    name: &'static str,
    title: &'static str,
    /// The text's control.
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    limit: usize,
    rows: u32,
    says: &'static str,
    /// The fields that show what is wrong with them.
    shown: &'static [&'static str],
    /// Whether it asks for the moment, or else the field that names what is written about.
    about: Option<&'static str>,
}

/// A note at a moment.
pub const INSERT: Kind = Kind {
    path: AddNote::PATH,
    name: "insert-note",
    title: "Insert a note",
    id: "insert-text",
    label: "Note",
    hint: "Markdown",
    limit: NoteText::LIMIT,
    rows: 6,
    says: "Insert note",
    shown: &["Note", "Occurred"],
    about: None,
};

/// Another wording of one's own note.
pub const AMEND: Kind = Kind {
    path: AmendNote::PATH,
    name: "amend-note",
    title: "Amend your note",
    id: "amend-text",
    label: "Note",
    hint: "Markdown; the earlier wording stays on the record",
    limit: NoteText::LIMIT,
    rows: 6,
    says: "Amend note",
    shown: &["Note"],
    about: Some("note"),
};

/// A remark at an entry's margin.
pub const ANNOTATE: Kind = Kind {
    path: AnnotateRow::PATH,
    name: "annotate",
    title: "Annotate this entry",
    id: "annotate-text",
    label: "Annotation",
    hint: "Stands at the entry's margin, with your name",
    limit: Annotation::LIMIT,
    rows: 3,
    says: "Annotate",
    shown: &["Annotation"],
    about: Some("row"),
};

/// A dialog in which something is written beside an entry.
#[component]
pub fn EntryDialog(state: EditorState, shown: RwSignal<bool>, of: &'static Kind) -> impl IntoView {
    let open = use_incident();
    let act = use_act(of.path, move |done| {
        state.end();
        open.done(&done);
    });
    let error = act.on_field(of.label);
    let counter = Signal::derive(move || (state.text.with(|text| text.chars().count()), of.limit));
    view! {
        <ActDialog
            name=of.name
            title=of.title
            shown
            act
            wrong=act.elsewhere(of.shown)
            cost="Everybody who is here sees it at once."
            says=of.says
            on_cancel=Callback::new(move |()| state.end())
        >
            {match of.about {
                Some(name) => view! { <input type="hidden" name=name value=move || about(state) /> }.into_any(),
                None => view! { <Occurred at=state.at error=act.on_field("Occurred") /> }.into_any(),
            }}
            <Field id=of.id label=of.label hint=of.hint error counter>
                <TextArea id=of.id name="text" value=state.text hinted=true error rows=of.rows />
            </Field>
        </ActDialog>
    }
}

/// The note or the row that is written about.
fn about(state: EditorState) -> String {
    match state.edit.get() {
        Some(Edit::Amend { note, .. }) => note.to_string(),
        Some(Edit::Annotate { row }) => row,
        _ => String::new(),
    }
}

#[component]
fn Occurred(at: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <Field id="insert-at" label="Occurred" hint="UTC; the note stands at this moment" error>
            <TextInput id="insert-at" name="occurred" value=at hinted=true error />
        </Field>
    }
}

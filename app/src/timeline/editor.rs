use crate::layout::use_act;
use crate::live::use_incident;
use crate::timeline::api::{AddNote, AmendNote, AnnotateRow};
use crate::ui::{Button, Dialog, EntryIdInput, Field, Look, TextArea, TextInput, remember_state};
use domain::ids::EntryId;
use domain::text::{Annotation, NoteText};
use domain::time::Timestamp;
use leptos::form::ActionForm;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is being written beside an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// A note at this moment.
    Insert {
        /// When what it tells happened, to begin with.
        at: Timestamp,
    },
    /// One's own note.
    Amend {
        /// The note's entry.
        note: EntryId,
        /// Its text now.
        text: String,
    },
    /// A remark at an entry's margin.
    Annotate {
        /// The row's key.
        row: String,
    },
}

/// The page's one place for writing beside an entry: apart from the rows, so that a change of theirs never takes the
/// text away.
#[derive(Clone, Copy, Debug)]
pub struct EditorState {
    edit: RwSignal<Option<Edit>>,
    text: RwSignal<String>,
    at: RwSignal<String>,
    inserting: RwSignal<bool>,
    amending: RwSignal<bool>,
    annotating: RwSignal<bool>,
}

/// Gives the rows their editor.
pub fn provide_editor() {
    let state = EditorState {
        edit: RwSignal::new(None),
        text: RwSignal::default(),
        at: RwSignal::default(),
        inserting: RwSignal::new(false),
        amending: RwSignal::new(false),
        annotating: RwSignal::new(false),
    };
    remember_state(
        format!("{} entry", use_incident().name()),
        move || {
            let (edit, text, at) = (state.edit.get()?, state.text.get(), state.at.get());
            (!text.is_empty()).then_some((edit, text, at))
        },
        move |(edit, text, at): (Edit, String, String)| {
            state.text.set(text);
            state.at.set(at);
            state.edit.set(Some(edit));
        },
    );
    provide_context(state);
}

/// The rows' editor.
pub fn use_editor() -> EditorState {
    expect_context()
}

impl EditorState {
    /// Opens the dialog for `edit`. A text that was left in it for the same entry is still there.
    pub fn begin(self, edit: Edit) {
        let same = self.edit.with_untracked(|before| before.as_ref() == Some(&edit));
        if !same {
            match &edit {
                Edit::Insert { at } => {
                    self.at.set(at.to_string());
                    self.text.set(String::new());
                }
                Edit::Amend { text, .. } => self.text.set(text.clone()),
                Edit::Annotate { .. } => self.text.set(String::new()),
            }
        }
        let which = match edit {
            Edit::Insert { .. } => self.inserting,
            Edit::Amend { .. } => self.amending,
            Edit::Annotate { .. } => self.annotating,
        };
        self.edit.set(Some(edit));
        which.set(true);
    }

    fn end(self) {
        self.edit.set(None);
        for open in [self.inserting, self.amending, self.annotating] {
            open.set(false);
        }
    }

    fn counter(self, limit: usize) -> Signal<(usize, usize)> {
        Signal::derive(move || (self.text.with(|text| text.chars().count()), limit))
    }
}

/// The dialogs in which something is written beside an entry.
#[component]
pub fn Editor() -> impl IntoView {
    view! {
        <InsertDialog />
        <AmendDialog />
        <AnnotateDialog />
    }
}

#[component]
fn InsertDialog() -> impl IntoView {
    let (open, state) = (use_incident(), use_editor());
    let act = use_act::<AddNote>(move |done| {
        state.end();
        open.done(&done);
    });
    view! {
        <Dialog name="insert-note" title="Insert a note" open=state.inserting>
            <ActionForm action=act.action>
                <input type="hidden" name="incident" value=open.name() />
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">
                    <Field
                        id="insert-at"
                        label="Occurred"
                        hint="UTC; the note stands at this moment"
                        error=act.on_field("Occurred")
                    >
                        <TextInput id="insert-at" name="occurred" value=state.at hinted=true error=act.on_field("Occurred") />
                    </Field>
                    <Field
                        id="insert-text"
                        label="Note"
                        hint="Markdown"
                        error=act.on_field("Note")
                        counter=state.counter(NoteText::LIMIT)
                    >
                        <TextArea id="insert-text" name="text" value=state.text hinted=true error=act.on_field("Note") rows=6 />
                    </Field>
                    <Elsewhere message=act.elsewhere(&["Note", "Occurred"]) />
                </div>
                <Foot says="Insert note" busy=act.busy state />
            </ActionForm>
        </Dialog>
    }
}

#[component]
fn AmendDialog() -> impl IntoView {
    let (open, state) = (use_incident(), use_editor());
    let act = use_act::<AmendNote>(move |done| {
        state.end();
        open.done(&done);
    });
    let note = move || match state.edit.get() {
        Some(Edit::Amend { note, .. }) => note.to_string(),
        _ => String::new(),
    };
    view! {
        <Dialog name="amend-note" title="Amend your note" open=state.amending>
            <ActionForm action=act.action>
                <input type="hidden" name="incident" value=open.name() />
                <input type="hidden" name="note" value=note />
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">
                    <Field
                        id="amend-text"
                        label="Note"
                        hint="Markdown; the earlier wording stays on the record"
                        error=act.on_field("Note")
                        counter=state.counter(NoteText::LIMIT)
                    >
                        <TextArea id="amend-text" name="text" value=state.text hinted=true error=act.on_field("Note") rows=6 />
                    </Field>
                    <Elsewhere message=act.elsewhere(&["Note"]) />
                </div>
                <Foot says="Amend note" busy=act.busy state />
            </ActionForm>
        </Dialog>
    }
}

#[component]
fn AnnotateDialog() -> impl IntoView {
    let (open, state) = (use_incident(), use_editor());
    let act = use_act::<AnnotateRow>(move |done| {
        state.end();
        open.done(&done);
    });
    let row = move || match state.edit.get() {
        Some(Edit::Annotate { row }) => row,
        _ => String::new(),
    };
    view! {
        <Dialog name="annotate" title="Annotate this entry" open=state.annotating>
            <ActionForm action=act.action>
                <input type="hidden" name="incident" value=open.name() />
                <input type="hidden" name="row" value=row />
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">
                    <Field
                        id="annotate-text"
                        label="Annotation"
                        hint="Stands at the entry's margin, with your name"
                        error=act.on_field("Annotation")
                        counter=state.counter(Annotation::LIMIT)
                    >
                        <TextArea id="annotate-text" name="text" value=state.text hinted=true error=act.on_field("Annotation") />
                    </Field>
                    <Elsewhere message=act.elsewhere(&["Annotation"]) />
                </div>
                <Foot says="Annotate" busy=act.busy state />
            </ActionForm>
        </Dialog>
    }
}

#[component]
fn Elsewhere(message: Signal<Option<String>>) -> impl IntoView {
    move || {
        message
            .get()
            .map(|text| view! { <p class="error" role="alert">{text}</p> })
    }
}

#[component]
fn Foot(says: &'static str, busy: Signal<bool>, state: EditorState) -> impl IntoView {
    view! {
        <footer class="dialog-foot">
            <p class="cost">"Everybody who is here sees it at once."</p>
            <Button on_press=move || state.end()>"Cancel"</Button>
            <Button submit=true look=Look::Strong busy>
                {says}
            </Button>
        </footer>
    }
}

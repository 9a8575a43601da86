use crate::live::use_incident;
use crate::timeline::entry_dialog::{AMEND, ANNOTATE, EntryDialog, INSERT};
use crate::ui::remember_state;
use domain::ids::EntryId;
use domain::time::Timestamp;
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
    /// What is being written.
    pub edit: RwSignal<Option<Edit>>,
    /// Its text.
    pub text: RwSignal<String>,
    /// When what it tells happened.
    pub at: RwSignal<String>,
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

    /// Closes the dialogs and forgets what was written in them.
    pub fn end(self) {
        self.edit.set(None);
        for open in [self.inserting, self.amending, self.annotating] {
            open.set(false);
        }
    }
}

/// The dialogs in which something is written beside an entry.
#[component]
pub fn Editor() -> impl IntoView {
    let state = use_editor();
    view! {
        <EntryDialog state shown=state.inserting of=&INSERT />
        <EntryDialog state shown=state.amending of=&AMEND />
        <EntryDialog state shown=state.annotating of=&ANNOTATE />
    }
}

use crate::live::Look;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A pane as the server made it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServedPane {
    /// Its markup, head and body.
    pub html: String,
    /// The device that it is about; empty where there is none.
    pub device: String,
}

impl ServedPane {
    /// The markup with the device that it is about.
    pub fn of(html: String, look: Option<&Look>) -> Self {
        Self {
            html,
            device: look.map(|look| look.view.name.to_string()).unwrap_or_default(),
        }
    }
}

/// A form as the server made it, out of what is so now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServedForm {
    /// The dialog's heading.
    pub title: String,
    /// What to know before, and the fields.
    pub html: String,
    /// What doing it means.
    pub cost: String,
    /// What the button that does it says.
    pub says: String,
    /// What the field for the reason is called; there is none where this is empty.
    #[serde(skip)]
    pub reason: String,
    /// Whether the reason may be left out.
    #[serde(skip)]
    pub optional: bool,
    /// Why it can't be done.
    pub refused: Option<String>,
    /// The device that it is about.
    #[serde(skip)]
    pub device: String,
}

/// What an act answers that shows something once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownOnce {
    /// What was done.
    pub said: String,
    /// What is shown, as markup.
    pub html: String,
}

/// The forms of a pane: where they are asked for, and where each is sent.
#[derive(Clone, Copy, Debug)]
pub struct Forms {
    /// The function that makes them.
    pub path: &'static str,
    /// The function that takes each kind.
    pub acts: &'static [(&'static str, &'static str)],
    /// Those kinds whose answer shows something once.
    pub once: &'static [&'static str],
    /// The functions that a control calls without a form (`data-does`).
    pub direct: &'static [(&'static str, &'static str)],
}

/// A form that somebody wants to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Its kind, of [`Forms::acts`].
    pub kind: String,
    /// What it is about: an act's entry, a violation, a tunnel.
    pub of: String,
}

/// What a form is about that the NEXT line asks for: the order that the line names, on whichever device that is.
pub const NEXT: &str = "next";

/// What the served panes of a page are about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The incident as `account/plan/key`; empty on a page without one.
    pub incident: StoredValue<String>,
    /// The device by name; empty for the incident's first.
    pub device: Memo<String>,
    /// Counts what makes the panes fetch again.
    pub stirred: RwSignal<usize>,
    /// What was done here, for the incident to catch up.
    pub done: RwSignal<Option<domain::view::Done>>,
    /// The containment's form that the NEXT line asks for.
    pub contain: RwSignal<Option<Asked>>,
    /// The incident's form that is asked for.
    pub form: RwSignal<Option<Asked>>,
}

impl Subject {
    /// Gives the page's panes what they are about.
    pub fn provide(incident: String, device: Memo<String>) -> Self {
        let subject = Self {
            incident: StoredValue::new(incident),
            device,
            stirred: RwSignal::new(0),
            done: RwSignal::new(None),
            contain: RwSignal::new(None),
            form: RwSignal::new(None),
        };
        provide_context(subject);
        provide_context(Engaging(RwSignal::new(None)));
        subject
    }

    /// Asks for a form of the incident; `of` is what it is about.
    pub fn ask(self, kind: &str, of: String) {
        self.form.set(Some(Asked {
            kind: kind.to_owned(),
            of,
        }));
    }

    /// Makes the panes fetch again.
    pub fn stir(self) {
        self.stirred.update(|count| *count += 1);
    }
}

/// The engagements' form that the NEXT line asks for; beside the subject, which every form carries along.
#[derive(Clone, Copy, Debug)]
struct Engaging(RwSignal<Option<Asked>>);

/// The engagements' form that is asked for.
pub fn use_engaging() -> RwSignal<Option<Asked>> {
    expect_context::<Engaging>().0
}

/// What the served panes of this page are about.
pub fn use_subject() -> Subject {
    expect_context()
}

use crate::incidents::start::StartInput;
use crate::seed::use_me;
use crate::ui::{Field, TextArea, TextInput, remember};
use domain::text::{Reason, Title};
use leptos::prelude::*;

/// What is typed into the form. It outlives the dialog being closed, and in this tab a reload.
#[derive(Clone, Copy, Debug)]
pub struct Typed {
    /// The title.
    pub title: RwSignal<String>,
    /// The impact's number.
    pub impact: RwSignal<String>,
    /// The plan's name.
    pub plan: RwSignal<String>,
    /// The reason.
    pub reason: RwSignal<String>,
}

impl Typed {
    /// Begins with `input`.
    pub fn new(input: StartInput) -> Self {
        let typed = Self {
            title: RwSignal::new(input.title),
            impact: RwSignal::new(input.impact),
            plan: RwSignal::new(input.plan),
            reason: RwSignal::new(input.reason),
        };
        let who = use_me()
            .0
            .with_untracked(|me| me.as_ref().map(|me| me.subject.to_string()));
        if let Some(who) = who {
            remember(format!("{who} start title"), typed.title);
            remember(format!("{who} start reason"), typed.reason);
        }
        typed
    }

    /// What is typed now.
    pub fn input(self) -> StartInput {
        StartInput {
            title: self.title.get(),
            impact: self.impact.get(),
            plan: self.plan.get(),
            reason: self.reason.get(),
        }
    }

    /// Forgets it, once it is on the record.
    pub fn clear(self) {
        for field in [self.title, self.impact, self.plan, self.reason] {
            field.set(String::new());
        }
    }
}

/// The title, with what is left of it.
#[component]
pub fn TitleField(value: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <Field id="start-title" label="Title" error hint="What happened, in one line" counter=room(value, Title::LIMIT)>
            <TextInput id="start-title" name="title" value error hinted=true required=true />
        </Field>
    }
}

/// Why it is started.
#[component]
pub fn ReasonField(value: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <Field
            id="start-reason"
            label="Reason"
            error
            hint="Why it is started by hand; it becomes the first note"
            counter=room(value, Reason::LIMIT)
        >
            <TextArea id="start-reason" name="reason" value error hinted=true required=true />
        </Field>
    }
}

/// How many characters a field has and may have.
fn room(value: RwSignal<String>, limit: usize) -> Signal<(usize, usize)> {
    Signal::derive(move || (value.with(|text| text.chars().count()), limit))
}

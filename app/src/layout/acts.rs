use crate::error::AppError;
use crate::layout::{use_gate, use_toasts};
use domain::view::Done;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// An act that a form or a button asks for: one server function, and what is known of how it went.
pub struct Act<S: ServerFn<Output = Done, Error = AppError> + Clone + Send + Sync + 'static> {
    /// The action; give it to an `ActionForm`, or dispatch it.
    pub action: ServerAction<S>,
    /// How many acts of this form are on the record: give it to [`crate::ui::EntryIdInput`].
    pub spent: Signal<usize>,
    /// What went wrong last, until the next try.
    pub error: Signal<Option<AppError>>,
    /// Whether an answer is still to come: nothing is stored yet.
    pub busy: Signal<bool>,
}

#[expect(
    clippy::expl_impl_clone_on_copy,
    reason = "derived, it would ask the server function's arguments to be Copy"
)]
impl<S: ServerFn<Output = Done, Error = AppError> + Clone + Send + Sync + 'static> Clone for Act<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: ServerFn<Output = Done, Error = AppError> + Clone + Send + Sync + 'static> Copy for Act<S> {}

impl<S: ServerFn<Output = Done, Error = AppError> + Clone + Send + Sync + 'static> Act<S> {
    /// What is wrong with the field of that label.
    pub fn on_field(self, label: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.error
                .with(|error| error.as_ref().and_then(|error| error.on_field(label)))
        })
    }

    /// What is wrong that belongs to none of these fields, which show their own; being signed out has its dialog.
    pub fn elsewhere(self, labels: &'static [&'static str]) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.error.with(|error| {
                let error = error.as_ref()?;
                let shown = labels.iter().any(|label| error.on_field(label).is_some());
                (!shown && *error != AppError::SignedOut).then(|| error.to_string())
            })
        })
    }
}

/// Follows an act: tells the reader what was done, asks them to sign in again when the session ended and then sends
/// the same again, and calls `then` once the act is on the record.
pub fn use_act<S>(then: impl Fn(Done) + Send + Sync + 'static) -> Act<S>
where
    S: ServerFn<Output = Done, Error = AppError> + Clone + Send + Sync + 'static,
{
    let (gate, toasts) = (use_gate(), use_toasts());
    let action = ServerAction::<S>::new();
    let (input, value) = (action.input(), action.value());
    let last_input = StoredValue::<Option<S>>::new(None);
    let (spent, set_spent) = signal(0_usize);
    Effect::new(move || {
        if let Some(input) = input.get() {
            last_input.set_value(Some(input));
        }
    });
    Effect::new(move || match value.get() {
        Some(Ok(done)) => {
            set_spent.update(|count| *count += 1);
            toasts.say(done.said.clone());
            then(done);
        }
        Some(Err(AppError::SignedOut)) => gate.wait(move || {
            if let Some(input) = last_input.get_value() {
                action.dispatch(input);
            }
        }),
        _ => {}
    });
    Act {
        action,
        spent: spent.into(),
        error: Signal::derive(move || value.with(|value| value.as_ref()?.as_ref().err().cloned())),
        busy: action.pending().into(),
    }
}

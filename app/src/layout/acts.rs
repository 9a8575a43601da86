use crate::client::{Body, ask};
use crate::error::AppError;
use crate::layout::{use_gate, use_toasts};
use domain::view::Done;
use leptos::prelude::*;
use leptos::server::ServerActionError;
use leptos::server_fn::error::ServerFnUrlError;
use leptos::task::spawn_local;

/// An act that a form or a button asks for: one server function, and what is known of how it went.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// Where the function is called; a form's `action`.
    pub path: &'static str,
    /// How many acts of this form are on the record: give it to [`crate::ui::EntryIdInput`].
    pub spent: RwSignal<usize>,
    /// Whether an answer is still to come: nothing is stored yet.
    pub busy: Signal<bool>,
    answer: RwSignal<Option<Result<Done, AppError>>>,
    sent: StoredValue<Option<Body>>,
    under_way: RwSignal<usize>,
    answers: StoredValue<usize>,
}

impl Act {
    /// Asks for it.
    pub fn send(self, body: Body) {
        let before = self.answers.get_value();
        let answer = ask::<Done>(self.path, &body);
        self.sent.set_value(Some(body));
        self.under_way.update(|count| *count += 1);
        spawn_local(async move {
            let answer = answer.await;
            // The page may have been left meanwhile. Of a form that was sent twice the first answer counts.
            self.under_way.try_update(|count| *count -= 1);
            if self.answers.try_get_value() == Some(before) {
                self.answers.set_value(before + 1);
                self.answer.try_set(Some(answer));
            }
        });
    }

    /// What went wrong last.
    pub fn error(self) -> Option<AppError> {
        self.answer
            .with(|answer| answer.as_ref()?.as_ref().err().cloned())
    }

    /// Forgets what went wrong last.
    pub fn begin(self) {
        self.answer.set(None);
    }

    /// What is wrong with the field of that label.
    pub fn on_field(self, label: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.error().and_then(|error| error.on_field(label)))
    }

    /// What is wrong that belongs to none of these fields, which show their own; being signed out has its dialog.
    pub fn elsewhere(self, labels: &'static [&'static str]) -> Signal<Option<String>> {
        Signal::derive(move || {
            let error = self.error()?;
            let shown = labels.iter().any(|label| error.on_field(label).is_some());
            (!shown && error != AppError::SignedOut).then(|| error.to_string())
        })
    }
}

/// Follows the act whose server function is called at `path`: tells the reader what was done, asks them to sign in again
/// when the session ended and then sends the same again, and calls `then` once the act is on the record.
pub fn use_act(path: &'static str, then: impl Fn(Done) + Send + Sync + 'static) -> Act {
    followed(path, Callback::new(then))
}

fn followed(path: &'static str, then: Callback<Done>) -> Act {
    let (gate, toasts) = (use_gate(), use_toasts());
    let under_way = RwSignal::new(0_usize);
    let act = Act {
        path,
        spent: RwSignal::new(0),
        busy: Signal::derive(move || under_way.get() > 0),
        answer: RwSignal::new(refused_before(path).map(Err)),
        sent: StoredValue::new(None),
        under_way,
        answers: StoredValue::new(0),
    };
    Effect::new(move || match act.answer.get() {
        Some(Ok(done)) => {
            act.spent.update(|count| *count += 1);
            toasts.say(done.said.clone());
            then.run(done);
        }
        Some(Err(AppError::SignedOut)) => gate.wait(move || {
            if let Some(Some(body)) = act.sent.try_get_value() {
                act.send(body);
            }
        }),
        _ => {}
    });
    act
}

/// What was wrong with a form that was sent without scripts: the address tells it.
pub fn refused_before(path: &str) -> Option<AppError> {
    let told = use_context::<ServerActionError>()?;
    (told.path() == path).then(|| ServerFnUrlError::<AppError>::decode_err(told.err()))
}

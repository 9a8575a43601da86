use crate::ui::{Each, Item, Toast};
use leptos::prelude::*;
use std::time::Duration;

/// How long a message of success stays. One that tells of a failure stays until it is dismissed.
const SHOWN_FOR: Duration = Duration::from_secs(8);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Message {
    id: u32,
    text: String,
    bad: bool,
}

/// The messages that float over the page.
#[derive(Clone, Copy, Debug)]
pub struct ToastBox {
    messages: RwSignal<Vec<Message>>,
    last: StoredValue<u32>,
}

/// Gives every component of the page a place for messages.
pub fn provide_toasts() {
    provide_context(ToastBox {
        messages: RwSignal::default(),
        last: StoredValue::new(0),
    });
}

/// The page's messages.
pub fn use_toasts() -> ToastBox {
    use_context().unwrap_or_else(|| ToastBox {
        messages: RwSignal::default(),
        last: StoredValue::new(0),
    })
}

impl ToastBox {
    /// Says what was done. Never more than is known: a write that is in doubt says so.
    pub fn say(self, text: impl Into<String>) {
        let id = self.add(text.into(), false);
        set_timeout(move || self.dismiss(id), SHOWN_FOR);
    }

    /// Says what failed.
    pub fn fail(self, text: impl Into<String>) {
        self.add(text.into(), true);
    }

    fn add(self, text: String, bad: bool) -> u32 {
        self.last.update_value(|last| *last += 1);
        let id = self.last.get_value();
        self.messages.update(|all| all.push(Message { id, text, bad }));
        id
    }

    fn dismiss(self, id: u32) {
        // The page may have been left meanwhile.
        self.messages
            .try_update(|all| all.retain(|message| message.id != id));
    }
}

/// Where the messages float; a screen reader says them as they come.
#[component]
pub fn Toasts() -> impl IntoView {
    let toasts = use_toasts();
    let item = move |Message { id, text, bad }: Message| Item {
        key: id.to_string(),
        view: ViewFn::from(move || {
            view! { <Toast text=text.clone() bad on_close=move || toasts.dismiss(id) /> }
        }),
    };
    let items = Signal::derive(move || toasts.messages.get().into_iter().map(item).collect());
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <Each items />
        </div>
    }
}

use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// What waits until the reader is back; of a page, which is the only one in its thread.
    static WAITING: RefCell<Vec<Box<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
}

/// What waits while somebody is signed out: the page stays as it is, and what was refused is tried again.
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    shut: RwSignal<bool>,
    returned: RwSignal<u32>,
}

/// Gives every component of the page the gate.
pub fn provide_gate() {
    provide_context(new_gate());
}

/// The page's gate.
pub fn use_gate() -> Gate {
    use_context().unwrap_or_else(new_gate)
}

fn new_gate() -> Gate {
    Gate {
        shut: RwSignal::new(false),
        returned: RwSignal::new(0),
    }
}

impl Gate {
    /// Asks the reader to sign in again, and does `retry` once they have.
    ///
    /// # Server-side rendering
    /// Not to be called: nobody waits there.
    pub fn wait(self, retry: impl Fn() + 'static) {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(retry)));
        self.shut.set(true);
    }

    /// Asks the reader to sign in again.
    pub fn shut(self) {
        self.shut.set(true);
    }

    /// Whether the dialog is open.
    pub fn is_shut(self) -> RwSignal<bool> {
        self.shut
    }

    /// Counts how often somebody signed in again here: name it in a resource's source, and it is fetched again.
    pub fn returned(self) -> u32 {
        self.returned.get()
    }

    /// The reader is back: closes the dialog and does what waited.
    pub fn open(self) {
        self.shut.set(false);
        self.returned.update(|count| *count += 1);
        for retry in WAITING.take() {
            retry();
        }
    }
}

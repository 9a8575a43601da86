use leptos::prelude::*;

/// What waits while somebody is signed out: the page stays as it is, and what was refused is tried again.
#[derive(Clone, Copy)]
pub struct Gate {
    waiting: RwSignal<Vec<Callback<()>>>,
    shut: RwSignal<bool>,
    returned: RwSignal<u32>,
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gate")
            .field("shut", &self.shut)
            .finish_non_exhaustive()
    }
}

/// Gives every component of the page the gate.
pub fn provide_gate() {
    provide_context(Gate {
        waiting: RwSignal::default(),
        shut: RwSignal::new(false),
        returned: RwSignal::new(0),
    });
}

/// The page's gate.
pub fn use_gate() -> Gate {
    use_context().unwrap_or_else(|| Gate {
        waiting: RwSignal::default(),
        shut: RwSignal::new(false),
        returned: RwSignal::new(0),
    })
}

impl Gate {
    /// Asks the reader to sign in again, and does `retry` once they have.
    pub fn wait(self, retry: impl Fn() + Send + Sync + 'static) {
        self.waiting
            .update(|waiting| waiting.push(Callback::new(move |()| retry())));
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
        for retry in self.waiting.try_update(std::mem::take).unwrap_or_default() {
            retry.run(());
        }
    }
}

use crate::context;
use crate::responder::Responder;
use crate::ui::{Theme, Zone};
use domain::rights::{Right, Rights};
use domain::time::Timestamp;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What every page is rendered from besides its data: the server reads it off the request, the browser off the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seed {
    /// Who is signed in.
    pub responder: Option<Responder>,
    /// Whether the simulator stands in for AWS.
    pub demo: bool,
    /// The zone in which the reader wants to see times.
    pub zone: Zone,
    /// Dark, light, or as the system has it.
    pub theme: Theme,
    /// Whether the reader turned the single keys off.
    pub keys_off: bool,
    /// The server's clock when it rendered the page.
    pub now: Timestamp,
}

impl Seed {
    /// Provides the seed to all components, the person as a signal: signing in again can change their rights.
    pub fn provide() -> Self {
        let seed = SharedValue::new(context::seed).into_inner();
        provide_context(Me(RwSignal::new(seed.responder.clone())));
        provide_context(seed.clone());
        seed
    }
}

/// The seed of this page.
pub fn use_seed() -> Seed {
    use_context().unwrap_or_default()
}

/// The person at the page.
#[derive(Clone, Copy, Debug)]
pub struct Me(pub RwSignal<Option<Responder>>);

/// The person at the page.
pub fn use_me() -> Me {
    use_context().unwrap_or_else(|| Me(RwSignal::new(None)))
}

impl Me {
    /// What the person may do; nothing when nobody is signed in.
    pub fn rights(self) -> Rights {
        self.0.with(|me| {
            me.as_ref()
                .map(|responder| responder.rights.clone())
                .unwrap_or_default()
        })
    }

    /// Whether the person has `right` now; doesn't follow it.
    pub fn may(self, right: Right) -> bool {
        self.0
            .with_untracked(|me| me.as_ref().is_some_and(|me| me.rights.allows(right)))
    }

    /// Why a button for `right` is disabled, for as long as it is.
    pub fn refusal(self, right: Right) -> Signal<Option<String>> {
        Signal::derive(move || self.rights().refusal(right))
    }

    /// Whether `subject` is this person.
    pub fn is(self, subject: &str) -> bool {
        self.0
            .with(|me| me.as_ref().is_some_and(|me| me.subject.as_str() == subject))
    }
}

use crate::ui::keep_choice;
use leptos::prelude::*;

/// Whether the single keys (`public/keys.js` leads them) lead anywhere. Whoever speaks to the computer, or hits keys unawares, can turn
/// them off (WCAG 2.2, 2.1.4).
#[derive(Clone, Copy, Debug)]
pub struct KeysChoice(RwSignal<bool>);

/// Begins as it was chosen before.
pub fn provide_keys(off: bool) {
    provide_context(KeysChoice(RwSignal::new(!off)));
}

/// Whether the single keys lead anywhere on this page.
pub fn use_keys() -> KeysChoice {
    use_context().unwrap_or_else(|| KeysChoice(RwSignal::new(true)))
}

impl KeysChoice {
    /// Whether they do.
    pub fn on(self) -> bool {
        self.0.get()
    }

    /// Whether they do now; doesn't follow it.
    pub fn on_now(self) -> bool {
        self.0.get_untracked()
    }

    /// Turns them on or off and keeps the choice; only in event handlers.
    pub fn choose(self, on: bool) {
        keep_choice("keys", if on { "on" } else { "off" });
        self.0.set(on);
    }
}

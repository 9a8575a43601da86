use crate::ui::use_keys;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The panes that the keys 1 to 8 lead to, by their ids.
const PANES: [&str; 8] = [
    "timeline",
    "device",
    "containment",
    "logs",
    "runbook",
    "engagements",
    "related",
    "analysis",
];

/// Leads the keys 1 to 8 to the panes, unless somebody types or turned them off.
///
/// # Server-side rendering
/// Does nothing.
pub fn follow_pane_keys() {
    let keys = use_keys();
    Effect::new(move || {
        let handle = window_event_listener(leptos::ev::keydown, move |event| {
            if !keys.on_now() {
                return;
            }
            let held = event.ctrl_key() || event.meta_key() || event.alt_key();
            let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
            let types = target.is_some_and(|at| {
                at.closest("input, textarea, select, dialog, [contenteditable]")
                    .is_ok_and(|found| found.is_some())
            });
            if let (false, false, Some(pane)) = (held, types, pane_of(&event.key())) {
                focus(pane);
            }
        });
        on_cleanup(move || handle.remove());
    });
}

fn pane_of(key: &str) -> Option<&'static str> {
    let number = key.parse::<usize>().ok()?;
    PANES.get(number.checked_sub(1)?).copied()
}

fn focus(pane: &str) {
    let section = document().get_element_by_id(pane);
    if let Some(section) = section.and_then(|one| one.dyn_into::<HtmlElement>().ok()) {
        // A fixed, valid name, and an element of this page: neither call can fail.
        let _ = section.set_attribute("tabindex", "-1");
        let _ = section.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::pane_of;

    #[test]
    fn only_the_digits_one_to_eight_lead_to_a_pane() {
        assert_eq!(pane_of("1"), Some("timeline"));
        assert_eq!(pane_of("8"), Some("analysis"));
        for key in ["0", "9", "a", "", "Enter"] {
            assert_eq!(pane_of(key), None, "{key}");
        }
    }
}

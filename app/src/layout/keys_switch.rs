use crate::ui::{use_hydrated, use_keys};
use leptos::prelude::*;

/// Turns the single keys off and on again. Needs scripts, as the keys do.
#[component]
pub fn KeysSwitch() -> impl IntoView {
    let keys = use_keys();
    let awake = use_hydrated();
    let choose = move |event: leptos::ev::MouseEvent| {
        // A menu around it stays open, and says how it is now.
        event.stop_propagation();
        keys.choose(!keys.on_now());
    };
    view! {
        <button type="button" disabled=move || !awake.get() on:click=choose>
            {move || if keys.on() { "Turn the single keys off" } else { "Turn the single keys on" }}
        </button>
    }
}

use crate::ui::{Zone, use_hydrated, use_zone};
use leptos::prelude::*;

/// The zone in which times are shown. Needs scripts; without them it is UTC.
#[component]
pub fn ZoneSwitch() -> impl IntoView {
    let choice = use_zone();
    let awake = use_hydrated();
    let button = move |zone: Zone, label: &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (choice.get() == zone).to_string()
                disabled=move || !awake.get()
                on:click=move |event: leptos::ev::MouseEvent| {
                    // A menu around it stays open.
                    event.stop_propagation();
                    choice.choose(zone);
                }
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" aria-label="Time zone">
            {button(Zone::Utc, "UTC")}
            {button(Zone::Mine, "Mine")}
        </div>
    }
}

use crate::ui::use_hydrated;
use leptos::prelude::*;

/// Has the reader called when something waits on them while they don't look, by a notification or a sound; `public/notice.js`
/// keeps the choice in this browser and says how it is. Needs scripts.
#[component]
pub fn CallsSwitch() -> impl IntoView {
    let awake = use_hydrated();
    let choice = move |kind: &'static str, says: &'static str| {
        view! {
            <button
                type="button"
                data-calls=kind
                aria-pressed="false"
                disabled=move || !awake.get()
                // The menu around it stays open, and shows how it is now.
                on:click=|event: leptos::ev::MouseEvent| event.stop_propagation()
            >
                {says}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" aria-label="When something waits on me">
            {choice("notice", "Notify me")}
            {choice("sound", "Sound")}
        </div>
    }
}

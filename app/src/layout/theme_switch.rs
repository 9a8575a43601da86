use crate::seed::use_seed;
use crate::ui::{Theme, use_hydrated};
use leptos::prelude::*;

/// Dark, light, or as the system has it. Needs scripts; without them the system decides.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let chosen = RwSignal::new(use_seed().theme);
    let awake = use_hydrated();
    let button = move |theme: Theme| {
        let choose = move |event: leptos::ev::MouseEvent| {
            // The menu around it stays open, so that the themes can be compared.
            event.stop_propagation();
            theme.choose();
            chosen.set(theme);
        };
        view! {
            <button
                type="button"
                aria-pressed=move || (chosen.get() == theme).to_string()
                disabled=move || !awake.get()
                on:click=choose
            >
                {theme.word()}
            </button>
        }
    };
    view! {
        <div class="segmented" role="group" aria-label="Theme">
            {Theme::ALL.into_iter().map(button).collect::<Vec<_>>()}
        </div>
    }
}

use crate::ui::use_hydrated;
use leptos::prelude::*;

/// Opens what the keyboard opens (`public/keys.js`), for whoever has none or doesn't know it. Needs scripts.
#[component]
pub fn KeysButton(
    /// `palette` or `list`.
    opens: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let awake = use_hydrated();
    view! {
        <button type="button" class="keys-button" data-keys=opens disabled=move || !awake.get()>
            {children()}
        </button>
    }
}

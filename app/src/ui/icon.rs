use crate::paths;
use leptos::prelude::*;

/// A shape of `public/icons.svg`; what it means must stand beside it or in the control's label.
#[component]
pub fn Icon(
    /// The shape's id.
    name: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=paths::icon(name)></use>
        </svg>
    }
}

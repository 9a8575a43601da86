use leptos::prelude::*;
use std::sync::Arc;

/// A note's HTML, which the server rendered and cleaned; where there is none, the text as it is.
#[component]
pub fn Markdown(
    /// The cleaned HTML.
    html: Option<Arc<str>>,
    /// The text it was made of.
    text: String,
) -> impl IntoView {
    match html {
        Some(html) => view! { <div class="row-text prose" inner_html=html.to_string()></div> }.into_any(),
        None => view! { <p class="row-text">{text}</p> }.into_any(),
    }
}

use leptos::prelude::*;

/// A note's HTML, which the server rendered and cleaned; where there is none, the text as it is.
#[component]
pub fn Markdown(
    /// The cleaned HTML.
    html: Option<String>,
    /// The text it was made of.
    text: String,
) -> impl IntoView {
    match html {
        Some(html) => view! { <div class="row-text prose" inner_html=html></div> }.into_any(),
        None => view! { <p class="row-text">{text}</p> }.into_any(),
    }
}

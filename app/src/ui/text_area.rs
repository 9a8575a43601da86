use crate::ui::keep_same;
use leptos::html::Textarea;
use leptos::prelude::*;

/// Several lines of text. `value` follows what is typed, and sets it when somebody else changes it.
///
/// # Server-side rendering
/// The framework doesn't escape the children of a `textarea`, so the text is escaped here. What was typed before the
/// page woke, or what the browser restored, is kept: it wins over the first `value`.
#[component]
pub fn TextArea(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The name under which the form sends it.
    name: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it, which stands beside it under its id with `-error`.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What stands in it while it is empty.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Lines shown while it is empty.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let node = NodeRef::<Textarea>::new();
    keep_same(
        value,
        move || node.get().map(|area| area.value()),
        move |text| {
            if let Some(area) = node.get_untracked() {
                area.set_value(text);
            }
        },
    );
    let wrong = move || error.with(Option::is_some);
    let described = id.clone();
    view! {
        <textarea
            class="input"
            id=id
            name=name
            rows=rows
            node_ref=node
            placeholder=placeholder
            aria-invalid=move || wrong().then_some("true")
            aria-describedby=move || wrong().then(|| format!("{described}-error"))
            on:input:target=move |event| value.set(event.target().value())
            inner_html=escaped(&value.get_untracked())
        ></textarea>
    }
}

/// The text as the content of a `textarea`: the parser of a page drops one line break at its start, that of `innerHTML`,
/// which the browser's own views go through, none.
fn escaped(text: &str) -> String {
    let start = if text.is_empty() || cfg!(target_arch = "wasm32") {
        ""
    } else {
        "\n"
    };
    format!("{start}{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_can_not_close_its_textarea() {
        assert_eq!(
            escaped("</textarea><script>&lt;"),
            "\n&lt;/textarea>&lt;script>&amp;lt;"
        );
        assert_eq!(escaped("\nsecond line"), "\n\nsecond line");
        assert_eq!(escaped(""), "");
    }
}

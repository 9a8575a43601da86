use leptos::prelude::*;

/// A chip's tint; it only repeats what the word says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neutral, such as resolved.
    #[default]
    Plain,
    /// A fact, such as open.
    Info,
    /// Proven, stored, acknowledged.
    Ok,
    /// Quarantine and nothing else.
    Flag,
    /// Failed.
    Critical,
    /// In doubt.
    High,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "chip",
            Self::Info => "chip chip-info",
            Self::Ok => "chip chip-ok",
            Self::Flag => "chip chip-flag",
            Self::Critical => "chip chip-critical",
            Self::High => "chip chip-high",
        }
    }
}

/// A word in a tint.
#[component]
pub fn Chip(
    /// The tint.
    #[prop(optional)]
    tone: Tone,
    /// More about it, shown on hover.
    #[prop(optional, into)]
    title: Option<String>,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! { <span class=tone.class() title=title>{children()}</span> }
}

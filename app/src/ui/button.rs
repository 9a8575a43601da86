use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// What a button is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// One of several.
    #[default]
    Plain,
    /// The page's one next act.
    Next,
    /// Submits a dialog.
    Strong,
    /// Costs something; what it costs must stand beside it.
    Danger,
    /// Without a ground.
    Quiet,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "btn",
            Self::Next => "btn btn-next",
            Self::Strong => "btn btn-strong",
            Self::Danger => "btn btn-danger",
            Self::Quiet => "btn btn-quiet",
        }
    }
}

/// A button. While it is refused it can't be pressed and says why, on hover, on focus and to screen readers; without
/// scripts it doesn't submit either.
#[component]
pub fn Button(
    /// What it is for.
    #[prop(optional)]
    look: Look,
    /// 26 px high, for the heads of panes.
    #[prop(optional)]
    small: bool,
    /// Square; needs a `label`.
    #[prop(optional)]
    square: bool,
    /// Whether it submits its form.
    #[prop(optional)]
    submit: bool,
    /// Its name, where the text inside doesn't say it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Whether it is pressed in, for a button that switches.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Tells apart the reasons of buttons on one page; needed where it can be refused.
    #[prop(default = "button")]
    name: &'static str,
    /// Why it can't be pressed.
    #[prop(optional, into)]
    refused: Signal<Option<String>>,
    /// What it does takes time and is not stored yet.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// What it says: what happens when it is pressed.
    children: Children,
) -> impl IntoView {
    let mut class = look.class().to_owned();
    class += if small { " btn-small" } else { "" };
    class += if square { " btn-icon" } else { "" };
    let is_refused = move || refused.with(Option::is_some);
    let press = move |event: MouseEvent| {
        if is_refused() || busy.get() {
            event.prevent_default();
        } else if let Some(act) = on_press {
            act.run(());
        }
    };
    let why = format!("why-{name}");
    let described = why.clone();
    view! {
        <button
            class=class
            type=move || if submit && !is_refused() { "submit" } else { "button" }
            aria-label=label.clone()
            title=move || refused.get().or_else(|| label.clone())
            aria-pressed=pressed.map(|pressed| move || pressed.get().to_string())
            aria-disabled=move || is_refused().then_some("true")
            aria-describedby=move || is_refused().then(|| described.clone())
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
        {move || {
            refused
                .get()
                .map(|reason| {
                    view! {
                        <span class="why" id=why.clone()>
                            {reason}
                        </span>
                    }
                })
        }}
    }
}

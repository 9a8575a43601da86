use crate::ui::use_zone;
use domain::time::Timestamp;
use leptos::prelude::*;

/// A moment in the reader's zone. The machine-readable value and the tooltip always tell the whole of it.
///
/// # Server-side rendering
/// UTC; the browser goes over to the reader's zone once the page is awake.
#[component]
pub fn Time(
    /// The moment.
    at: Timestamp,
    /// Whether the date stands before the clock.
    #[prop(optional)]
    date: bool,
    /// Whether the zone stands after it.
    #[prop(optional)]
    zone: bool,
    /// Extra classes.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let choice = use_zone();
    let text = move || {
        let (day, clock) = choice.parts(at);
        let mut text = if date { format!("{day} {clock}") } else { clock };
        if zone {
            text.push(' ');
            text.push_str(&choice.label(at));
        }
        text
    };
    let whole = move || {
        let (day, clock) = choice.parts(at);
        format!("{day} {clock} {}", choice.label(at))
    };
    view! {
        <time class=class datetime=at.to_string() title=whole>
            {text}
        </time>
    }
}

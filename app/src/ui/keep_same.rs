use leptos::prelude::*;

/// Keeps a control and its signal the same. What was typed before the page woke, or what the browser restored, wins over
/// the first value; afterwards the signal does.
///
/// `shown` tells what stands in the control, nothing while there is none, and `show` writes it.
pub fn keep_same(
    value: RwSignal<String>,
    shown: impl Fn() -> Option<String> + 'static,
    show: impl Fn(&str) + 'static,
) {
    follow(value, Box::new(shown), Box::new(show));
}

fn follow(value: RwSignal<String>, shown: Box<dyn Fn() -> Option<String>>, show: Box<dyn Fn(&str)>) {
    Effect::new(move |woken: Option<bool>| {
        let text = value.get();
        let Some(shown) = shown() else { return false };
        if woken != Some(true) && !shown.is_empty() && shown != text {
            value.set(shown);
        } else if shown != text {
            show(&text);
        }
        true
    });
}

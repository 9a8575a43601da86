use crate::ui::use_clock;
use leptos::prelude::*;
use std::cell::Cell;

/// The header that says that nobody is at the desk. An open page reads its data again by itself; the idle time-out must
/// end the session all the same, so the server's session middleware doesn't count such a call.
pub(super) const BACKGROUND: &str = "lazaret-background";
/// How long after the last touch of a key, a pointer or a wheel somebody still counts as being at the desk.
const AT_THE_DESK: i64 = 60_000;

thread_local! {
    static AWAY: Cell<bool> = const { Cell::new(false) };
}

/// Whether nobody is at the desk.
pub(super) fn nobody_is_there() -> bool {
    AWAY.get()
}

/// Notes whether somebody is at the desk, from the page's own events.
///
/// # Server-side rendering
/// Does nothing.
pub fn watch_the_desk() {
    let clock = use_clock();
    let last = StoredValue::new(None);
    let touched = move || {
        AWAY.set(false);
        last.set_value(Some(clock.now_untracked()));
    };
    Effect::new(move || {
        let handles = [
            window_event_listener(leptos::ev::keydown, move |_| touched()),
            window_event_listener(leptos::ev::pointerdown, move |_| touched()),
            window_event_listener(leptos::ev::pointermove, move |_| touched()),
            window_event_listener(leptos::ev::wheel, move |_| touched()),
        ];
        on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    });
    Effect::new(move || {
        let now = clock.now();
        match last.get_value() {
            Some(last) => AWAY.set(now.since(last) > AT_THE_DESK),
            None => last.set_value(Some(now)),
        }
    });
}

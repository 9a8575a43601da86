use leptos::prelude::*;
use std::time::Duration;

/// Does it in a task of its own once what is drawn now was painted, so that what was pressed meanwhile is answered first.
pub fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

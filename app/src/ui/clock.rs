use domain::time::Timestamp;
use leptos::prelude::*;
use std::time::Duration;

/// The page's clock: the server's time, carried on by the browser, so that a wrong clock on a laptop changes nothing.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    now: RwSignal<Timestamp>,
    skew: StoredValue<Option<i64>>,
}

/// Begins the page's clock at the time at which the server rendered the page; it ticks every second.
///
/// # Server-side rendering
/// It stands still at `now`, and so does the first view in the browser.
pub fn provide_clock(now: Timestamp) -> Clock {
    let clock = Clock {
        now: RwSignal::new(now),
        skew: StoredValue::new(None),
    };
    provide_context(clock);
    Effect::new(move || {
        clock.sync(now);
        let tick = move || {
            if let Some(skew) = clock.skew.get_value() {
                clock.now.set(browser_time().plus(skew));
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
            on_cleanup(move || handle.clear());
        }
    });
    clock
}

/// The page's clock.
pub fn use_clock() -> Clock {
    use_context().unwrap_or_else(|| Clock {
        now: RwSignal::new(Timestamp::default()),
        skew: StoredValue::new(None),
    })
}

impl Clock {
    /// Now, to the second.
    pub fn now(self) -> Timestamp {
        self.now.get()
    }

    /// Now, without following it.
    pub fn now_untracked(self) -> Timestamp {
        self.now.get_untracked()
    }

    /// Sets the clock by an answer of the server; only in event handlers and effects.
    pub fn sync(self, server: Timestamp) {
        self.skew.set_value(Some(server.since(browser_time())));
    }
}

#[expect(
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    reason = "the one place that reads the browser's clock, after hydration; milliseconds fit"
)]
fn browser_time() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

use crate::AppError;
use crate::client::{Body, ask};
use crate::layout::use_gate;
use crate::live::served::ServedPane;
use crate::ui::use_clock;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How old markup may become before it is fetched again though nothing is known to have changed.
const STALE: i64 = 10_000;

/// Markup that the server makes, as it is fetched.
#[derive(Clone, Copy, Debug)]
pub struct Fetched {
    /// Where it stands.
    pub node: NodeRef<html::Div>,
    /// What takes the place of what it began with.
    pub newer: RwSignal<Option<String>>,
    /// Why it could not be fetched last.
    pub failed: RwSignal<Option<AppError>>,
    /// Whether it is being fetched.
    pub busy: RwSignal<bool>,
    /// Fetches it.
    pub again: Callback<()>,
}

impl Fetched {
    /// What went wrong, where the page's own dialog doesn't say it.
    pub fn error(self) -> Option<AppError> {
        self.failed.get().filter(|error| *error != AppError::SignedOut)
    }
}

/// Fetches markup from the function at `path`: when what it is sent changes, when something stirs, when it grows old, and at
/// once where none of it stands on the page yet.
pub fn fetching(path: &'static str, sent: Memo<Body>, stirred: RwSignal<usize>) -> Fetched {
    let (clock, gate) = (use_clock(), use_gate());
    let (fetched, again) = (StoredValue::new(None), StoredValue::new(false));
    let (node, busy) = (NodeRef::<html::Div>::new(), RwSignal::new(false));
    let (newer, failed) = (RwSignal::new(None), RwSignal::new(None));
    let fetch = Callback::new(move |()| {
        fetched.set_value(Some(clock.now_untracked()));
        if busy.get_untracked() {
            again.set_value(true);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            loop {
                let Some(body) = sent.try_get_untracked() else {
                    return;
                };
                let answer = ask::<ServedPane>(path, &body).await;
                // The page may have been left meanwhile.
                if newer.is_disposed() {
                    return;
                }
                match answer {
                    Ok(pane) => {
                        newer.set(Some(pane.html));
                        failed.set(None);
                    }
                    Err(error) => {
                        if error == AppError::SignedOut {
                            gate.wait(move || stirred.update(|count| *count += 1));
                        }
                        failed.set(Some(error));
                    }
                }
                if again.try_get_value() != Some(true) {
                    break;
                }
                again.set_value(false);
            }
            busy.try_set(false);
        });
    });
    Effect::new(move |before: Option<(usize, Body)>| {
        let now = (stirred.get(), sent.get());
        let empty = || {
            node.get_untracked()
                .is_some_and(|node| node.query_selector("h2").ok().flatten().is_none())
        };
        if before.as_ref().map_or_else(empty, |before| *before != now) {
            fetch.run(());
        }
        now
    });
    Effect::new(move || {
        let now = clock.now();
        // Signed out, it waits for the reader instead of asking on.
        let waits =
            || document().hidden() || failed.with_untracked(|failed| *failed == Some(AppError::SignedOut));
        match fetched.get_value() {
            None => fetched.set_value(Some(now)),
            Some(at) if now.since(at) > STALE && !waits() => fetch.run(()),
            Some(_) => {}
        }
    });
    Fetched {
        node,
        newer,
        failed,
        busy,
        again: fetch,
    }
}

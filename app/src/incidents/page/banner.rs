use crate::AppError;
use crate::layout::use_gate;
use crate::live::{Connection, use_incident};
use crate::ui::Time;
use leptos::prelude::*;

/// Says that changes don't come in or can't be fetched, and how old the page is. It comes back by itself.
#[component]
pub fn ConnectionBanner() -> impl IntoView {
    let open = use_incident();
    let gate = use_gate();
    Effect::new(move || {
        let signed_out = open.failed.with(|failed| *failed == Some(AppError::SignedOut));
        if signed_out || open.connection.get() == Connection::Ended {
            gate.wait(move || open.refresh());
        }
    });
    let as_of = move || {
        let fetched = open.view.with_untracked(|view| view.now);
        // What was read again since and had not changed is as true as what was fetched.
        open.read
            .get_untracked()
            .map_or(fetched, |read| read.max(fetched))
    };
    let trouble = Memo::new(move |_| match (open.connection.get(), open.failed.get()) {
        (Connection::Lost, _) => Some("Reconnecting".to_owned()),
        (Connection::Ended, _) | (_, None | Some(AppError::SignedOut)) => None,
        (_, Some(error)) => Some(format!("Not up to date: {error}")),
    });
    move || {
        trouble.get().map(|trouble| {
            view! {
                <div class="banner banner-warn" role="status">
                    <p>
                        <strong><bdi>{trouble}</bdi></strong>
                        " What you see is from "
                        <Time at=as_of() zone=true />
                        ". What you type is kept."
                    </p>
                </div>
            }
        })
    }
}

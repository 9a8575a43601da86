use crate::client::{Body, ask};
use crate::layout::api::WhoAmI;
use crate::layout::use_gate;
use crate::paths;
use crate::responder::Responder;
use crate::seed::use_me;
use crate::ui::Dialog;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use leptos::web_sys::{BroadcastChannel, MessageEvent};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The channel on which the tab that signs in tells the pages that wait.
const CHANNEL: &str = "lazaret-session";

/// "You are signed out": signs in again in another tab, while everything typed stays where it is.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let gate = use_gate();
    listen();
    view! {
        <Dialog name="signed-out" title="You are signed out" open=gate.is_shut()>
            <div class="dialog-body">
                <p>
                    "Your session ended. Nothing is lost: what you typed stays on this page, and what you were \
                    doing goes on by itself once you are signed in again."
                </p>
            </div>
            <footer class="dialog-foot">
                <a class="btn btn-strong" href=paths::SIGN_IN_IN_PLACE target="_blank" rel="opener external">
                    "Sign in again"
                </a>
            </footer>
        </Dialog>
    }
}

/// Hears from the other tab that somebody signed in. The same person goes on here; another one starts afresh, because
/// nothing of the first may be sent in the second's name.
fn listen() {
    let (gate, me) = (use_gate(), use_me());
    Effect::new(move || {
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
            return;
        };
        let back = move |_: MessageEvent| {
            spawn_local(async move {
                let Ok(Some(person)) = ask::<Option<Responder>>(WhoAmI::PATH, &Body::fields(&[])).await
                else {
                    return;
                };
                let before = me.0.get_untracked();
                if before.is_none_or(|before| before.subject == person.subject) {
                    me.0.set(Some(person));
                    gate.open();
                } else {
                    // A page that can't be loaded again stays as it is; it can do nothing without a session.
                    let _ = location().reload();
                }
            });
        };
        let heard = Closure::<dyn Fn(MessageEvent)>::new(back);
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        // The frame lives as long as the page.
        heard.forget();
        std::mem::forget(channel);
    });
}

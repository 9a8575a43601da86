//! The page's markup, which only the server makes.

use crate::context;
use crate::layout::refused_before;
use crate::live::Listed;
use crate::paths;
use crate::sessions::api::EndSession;
use crate::ui::{Told, moment, refused_notice};
use domain::rights::{Right, Rights};
use domain::time::Timestamp;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// All sessions that the reader may end.
pub fn pane(all: &[Listed], rights: &Rights, now: Timestamp) -> AnyView {
    let refused = refused_notice(refused_before(EndSession::PATH));
    let items: Vec<_> = all.iter().map(|one| item(one, now)).collect();
    let only_own = rights.refusal(Right::ManageSessions).map(|refusal| {
        view! { <p class="pane-foot">"Only yours are listed. " {refusal} "."</p> }
    });
    view! {
        <header class="pane-head">
            <h2 id="h-sessions">"Signed in"</h2>
            <span class="count">{all.len()}</span>
        </header>
        {refused}
        <ul class="list sessions">{items}</ul>
        {only_own}
    }
    .into_any()
}

fn item(one: &Listed, now: Timestamp) -> AnyView {
    let address = one.email.clone().map(|email| view! { " " <bdi>{email}</bdi> });
    let named = if one.this { "this" } else { one.key.as_str() };
    view! {
        <li class="item session" id=format!("session-{named}")>
            <span class="item-main">
                <b>
                    <bdi>{one.person.name.clone()}</bdi>
                </b>
                {one.this.then(|| view! { " " <strong class="chip chip-info">"This session"</strong> })}
                <span>{address}</span>
                <br />
                <span>
                    "since " {moment(one.created, Told::Date, now)} ", used " {moment(one.seen, Told::Ago, now)}
                    ", ends unused in " {moment(one.expires, Told::Left, now)}
                </span>
            </span>
            <span class="item-end">{act(one)}</span>
        </li>
    }
    .into_any()
}

/// One's own session ends at the identity provider, too; another is ended here.
fn act(one: &Listed) -> AnyView {
    if one.this {
        return view! {
            <form method="post" action=paths::SIGN_OUT>
                <button type="submit" class="btn btn-small">
                    "Sign out"
                </button>
            </form>
        }
        .into_any();
    }
    let label = format!("End the session of {}", one.person.name);
    view! {
        <form method="post" action=EndSession::PATH>
            <input type="hidden" name="session" value=one.key.clone() />
            <input type="hidden" name="entry" value=context::new_entry_id() />
            <button type="submit" class="btn btn-small" id=format!("end-{}", one.key) aria-label=label>
                "End"
            </button>
        </form>
    }
    .into_any()
}

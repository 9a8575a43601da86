use crate::layout::{CallsSwitch, KeysButton, KeysSwitch, ThemeSwitch, ZoneSwitch};
use crate::paths;
use crate::responder::Responder;
use crate::seed::use_seed;
use crate::ui::{Avatar, Icon, Kbd, Menu};
use leptos::prelude::*;

/// The signed-in person: who they are, their choices, and the way out.
#[component]
pub fn PersonMenu(
    /// The person.
    person: Responder,
) -> impl IntoView {
    let name = person.name.clone();
    let summary = move || {
        view! {
            <Avatar name=name.clone() />
            <Icon name="down" />
        }
    };
    let roles: Vec<_> = person.roles.iter().map(|role| role.name()).collect();
    let roles = if roles.is_empty() {
        "no role".to_owned()
    } else {
        roles.join(", ")
    };
    let gallery = || {
        view! {
            <a href=paths::GALLERY rel="external">
                <Icon name="facts" />
                "Components"
            </a>
        }
    };
    view! {
        <Menu label=format!("You: {}", person.name) class="btn-quiet" end=true summary=summary>
            <p class="menu-note">
                <b>{person.name.clone()}</b>
                <br />
                {roles}
            </p>
            <hr />
            <div class="menu-note btns">
                <ZoneSwitch />
                <ThemeSwitch />
            </div>
            <div class="menu-note">
                "When something waits on me and I don't look:" <CallsSwitch />
            </div>
            <KeysButton opens="palette">
                "Find an act or a page " <Kbd key="Ctrl K" />
            </KeysButton>
            <KeysButton opens="list">
                "Keys " <Kbd key="?" />
            </KeysButton>
            <KeysSwitch />
            <hr />
            <a href=paths::READINESS>
                <Icon name="check" />
                "Readiness"
            </a>
            <a href=paths::SESSIONS>
                <Icon name="people" />
                "Sessions"
            </a>
            {use_seed().demo.then(gallery)}
            <form method="post" action=paths::SIGN_OUT>
                <button type="submit">
                    <Icon name="out" />
                    "Sign out"
                </button>
            </form>
        </Menu>
    }
}

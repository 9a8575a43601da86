use crate::incidents::start::StartInput;
use crate::incidents::start::fields::Typed;
use crate::incidents::start::form::StartForm;
use crate::paths;
use crate::seed::use_me;
use crate::ui::{Button, Dialog, Icon};
use domain::rights::Right;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Opens the form in a dialog; without scripts it leads to the form's own page.
#[component]
pub fn StartButton() -> impl IntoView {
    let refused = use_me().refusal(Right::Start);
    let open = RwSignal::new(false);
    // The form comes with the first opening and then stays, so that closing the dialog loses nothing.
    let opened = Memo::new(move |before: Option<&bool>| open.get() || before.copied().unwrap_or(false));
    let press = move |event: MouseEvent| {
        event.prevent_default();
        open.set(true);
    };
    let link = move || {
        view! {
            <a class="btn" href=paths::START on:click=press>
                <Icon name="plus" />
                "Start an incident…"
            </a>
        }
        .into_any()
    };
    let refusal = move || {
        view! {
            <Button name="start-incident" refused>
                "Start an incident…"
            </Button>
        }
        .into_any()
    };
    let form = move || {
        let typed = Typed::new(StartInput::default());
        view! { <StartForm typed /> }
    };
    view! {
        {move || if refused.with(Option::is_none) { link() } else { refusal() }}
        <Dialog name="start-incident" title="Start an incident" open>
            {move || opened.get().then(form)}
        </Dialog>
    }
}

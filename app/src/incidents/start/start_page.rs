use crate::incidents::start::StartInput;
use crate::incidents::start::fields::Typed;
use crate::incidents::start::form::StartForm;
use crate::layout::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The form as a page of its own; it works without scripts.
#[component]
pub fn StartPage() -> impl IntoView {
    let typed = Typed::new(StartInput::of_address(&use_location().search.get_untracked()));
    view! {
        <Page title="Start an incident" class="page-narrow">
            <header class="page-head">
                <h1>"Start an incident"</h1>
            </header>
            <section class="dialog dialog-page" aria-label="Start an incident">
                <StartForm typed />
            </section>
        </Page>
    }
}

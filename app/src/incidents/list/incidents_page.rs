use crate::incidents::list::answer::Answer;
use crate::incidents::list::browse::Browse;
use crate::incidents::list::kept::KeptFilters;
use crate::incidents::start::StartButton;
use crate::layout::{Page, Search};
use crate::ui::Skeleton;
use leptos::prelude::*;

/// The incidents, open ones first, with filters that live in the address.
#[component]
pub fn IncidentsPage() -> impl IntoView {
    let answer = Answer::follow();
    let query = answer.query;
    view! {
        <Page title="Incidents">
            <header class="page-head">
                <h1>"Incidents"</h1>
                <Search text=Signal::derive(move || query.with(|query| query.text.clone()))>
                    <KeptFilters query />
                </Search>
                <div class="page-acts">
                    <StartButton />
                </div>
            </header>
            <Transition fallback=|| view! { <Skeleton lines=8 /> }>
                <Browse answer />
            </Transition>
        </Page>
    }
}

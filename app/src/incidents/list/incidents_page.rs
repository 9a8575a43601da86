use crate::error::AppError;
use crate::incidents::list::active_filters::ActiveFilters;
use crate::incidents::list::answer::Answer;
use crate::incidents::list::facets::Facets;
use crate::incidents::list::filters;
use crate::incidents::list::search::Search;
use crate::incidents::list::table::IncidentsTable;
use crate::layout::Page;
use crate::session::Failed;
use crate::ui::{ErrorState, Pane, PaneHead, Skeleton, StaleNotice};
use domain::list::{Counts, ListPage};
use domain::view::Freshness;
use leptos::prelude::*;

/// The incidents, open ones first, with filters that live in the address.
#[component]
pub fn IncidentsPage() -> impl IntoView {
    let answer = Answer::follow();
    view! {
        <Page title="Incidents">
            <header class="page-head">
                <h1>"Incidents"</h1>
                <Search query=answer.query />
            </header>
            <Transition fallback=|| view! { <Skeleton lines=8 /> }>
                <Browse answer />
            </Transition>
        </Page>
    }
}

/// The list, or what stands in its place. It is made once; what is read later only changes what differs.
#[component]
fn Browse(answer: Answer) -> impl IntoView {
    let (shown, failure) = (answer.shown(), answer.failure());
    let nothing = Memo::new(move |_| shown.with(Option::is_none));
    move || {
        if nothing.get() {
            return failure.get().map(|error| view! { <Failed error /> }).into_any();
        }
        view! { <Listed answer shown failure /> }.into_any()
    }
}

#[component]
fn Listed(answer: Answer, shown: Memo<Option<ListPage>>, failure: Memo<Option<AppError>>) -> impl IntoView {
    let query = answer.query;
    let page = Signal::derive(move || shown.get().unwrap_or_else(nothing));
    let total = move || page.with(|page| query.with(|query| filters::matching(&page.counts, query)));
    let freshness = Memo::new(move |_| page.with(|page| page.freshness.clone()));
    view! {
        <div class="browse">
            <Facets query counts=Signal::derive(move || page.with(|page| page.counts.clone())) />
            <div class="browse-main">
                <ActiveFilters query />
                <Pane name="incidents">
                    <PaneHead
                        name="incidents"
                        title="Incidents"
                        count=Signal::derive(move || Some(total().to_string()))
                    />
                    {move || {
                        failure
                            .get()
                            .map(|error| view! { <ErrorState error retry=move || answer.again() /> })
                    }}
                    {move || view! { <StaleNotice freshness=freshness.get() /> }}
                    <IncidentsTable query page />
                </Pane>
            </div>
        </div>
    }
}

fn nothing() -> ListPage {
    ListPage {
        rows: Vec::new(),
        next: None,
        counts: Counts::default(),
        freshness: Freshness::default(),
    }
}

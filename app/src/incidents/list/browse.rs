use crate::error::AppError;
use crate::incidents::list::active_filters::ActiveFilters;
use crate::incidents::list::answer::Answer;
use crate::incidents::list::facets::Facets;
use crate::incidents::list::listed::Listed;
use crate::session::Failed;
use crate::ui::{ErrorState, StaleNotice};
use domain::list::{Counts, ListPage};
use domain::view::Freshness;
use leptos::prelude::*;

/// The list, or what stands in its place while there is none. It is made once; what is read later changes only what
/// differs, so that neither focus nor selection is lost.
#[component]
pub fn Browse(
    /// The list that the address asks for.
    answer: Answer,
) -> impl IntoView {
    let (shown, failure) = (answer.shown(), answer.failure());
    let nothing = Memo::new(move |_| shown.with(Option::is_none));
    let page = Signal::derive(move || shown.get().unwrap_or_else(no_page));
    move || {
        if nothing.get() {
            return failure.get().map(|error| view! { <Failed error /> }).into_any();
        }
        view! { <Filtered answer page failure /> }.into_any()
    }
}

#[component]
fn Filtered(answer: Answer, page: Signal<ListPage>, failure: Memo<Option<AppError>>) -> impl IntoView {
    let query = answer.query;
    let freshness = Memo::new(move |_| page.with(|page| page.freshness.clone()));
    let stale = move || view! { <StaleNotice freshness=freshness.get() /> };
    let failed = move || {
        failure
            .get()
            .filter(|error| *error != AppError::SignedOut)
            .map(|error| view! { <ErrorState error retry=move || answer.again() /> })
    };
    view! {
        <div class="browse">
            <Facets query counts=Signal::derive(move || page.with(|page| page.counts.clone())) />
            <div class="browse-main">
                {failed} {stale} <ActiveFilters query /> <Listed query page />
            </div>
        </div>
    }
}

fn no_page() -> ListPage {
    ListPage {
        rows: Vec::new(),
        next: None,
        counts: Counts::default(),
        freshness: Freshness::default(),
    }
}

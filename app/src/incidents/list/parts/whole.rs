use crate::incidents::list::parts::active_filters::active_filters;
use crate::incidents::list::parts::facets::facets;
use crate::incidents::list::parts::listed::listed;
use crate::ui::{Told, moment, stale_notice};
use domain::list::{ListPage, ListQuery};
use domain::time::Timestamp;
use leptos::prelude::*;

/// What the list is made from; it stays on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What the address asks for.
    pub query: ListQuery,
    /// What there is of it.
    pub page: ListPage,
    /// Whether the reader may do what waits on them.
    pub may_respond: bool,
    /// The server's clock.
    pub clock: Timestamp,
}

/// The filters beside the incidents that pass them.
pub fn whole(listing: &Listing) -> AnyView {
    let told = |at| moment(at, Told::Clock, listing.clock);
    let stale = stale_notice(listing.page.freshness.shown(listing.query.status).clone(), told);
    view! {
        <div class="browse">
            {facets(&listing.query, &listing.page.counts)}
            <div class="browse-main">
                {stale} {active_filters(&listing.query)}
                {listed(listing)}
            </div>
        </div>
    }
    .into_any()
}

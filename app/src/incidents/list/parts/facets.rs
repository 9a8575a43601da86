use crate::incidents::list::parts::filters;
use crate::paths;
use domain::containment::Held;
use domain::incident::{Impact, Status};
use domain::list::{Counts, ListQuery};
use leptos::prelude::*;

/// The filters, each a link with how many it leads to.
pub fn facets(query: &ListQuery, counts: &Counts) -> AnyView {
    let status = |label: &'static str, status: Option<Status>, count: u64| {
        let is = query.status == status;
        facet(label, &filters::with_status(query, status), is, Some(count))
    };
    let held = |(held, count): (Held, u64)| {
        let is = query.held == Some(held);
        facet(held.word(), &filters::toggle_held(query, held), is, Some(count))
    };
    let held: Vec<_> = Held::ALL.into_iter().zip(counts.by_held).map(held).collect();
    let impact = |(impact, count): (Impact, u64)| {
        let is = query.impacts.contains(&impact);
        facet(
            impact.word(),
            &filters::toggle_impact(query, impact),
            is,
            Some(count),
        )
    };
    let impacts: Vec<_> = Impact::ALL
        .into_iter()
        .zip(counts.by_impact)
        .map(impact)
        .collect();
    view! {
        <nav class="facets" aria-label="Filters">
            <details id="narrow">
                <summary id="narrow-by">"Narrow"</summary>
                <fieldset>
                    <legend>"Waits on"</legend>
                    {facet("Me", &filters::toggle_mine(query), query.mine, None)}
                </fieldset>
                <fieldset>
                    <legend>"Status"</legend>
                    {status("All", None, counts.open + counts.resolved)}
                    {status("Open", Some(Status::Open), counts.open)}
                    {status("Resolved", Some(Status::Resolved), counts.resolved)}
                </fieldset>
                <fieldset>
                    <legend>"Quarantine"</legend>
                    {held}
                </fieldset>
                <fieldset>
                    <legend>"Impact"</legend>
                    {impacts}
                </fieldset>
            </details>
        </nav>
    }
    .into_any()
}

fn facet(label: &'static str, leads_to: &ListQuery, current: bool, count: Option<u64>) -> AnyView {
    // By its id the focus finds it again.
    let id = format!("facet-{}", label.to_lowercase().replace(' ', "-"));
    view! {
        <a id=id href=paths::incidents(leads_to) aria-current=current.then_some("true")>
            {label}
            {count.map(|count| view! { " " <span class="count">{count}</span> })}
        </a>
    }
    .into_any()
}

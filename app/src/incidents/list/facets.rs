use crate::incidents::list::filters;
use crate::paths;
use domain::containment::Held;
use domain::incident::{Impact, Status};
use domain::list::{Counts, ListQuery};
use leptos::prelude::*;

/// The filters, each a link with how many it leads to.
#[component]
pub fn Facets(
    /// What the address asks for.
    query: Memo<ListQuery>,
    /// How many match.
    counts: Signal<Counts>,
) -> impl IntoView {
    let status = move |label: &'static str, status: Option<Status>, count: fn(&Counts) -> u64| {
        view! {
            <Facet
                label
                href=Signal::derive(move || query.with(|query| paths::incidents(&filters::with_status(query, status))))
                current=Signal::derive(move || query.with(|query| query.status == status))
                count=Signal::derive(move || Some(counts.with(count)))
            />
        }
    };
    let impact = move |(at, impact): (usize, Impact)| {
        view! {
            <Facet
                label=impact.word()
                href=Signal::derive(move || {
                    query.with(|query| paths::incidents(&filters::toggle_impact(query, impact)))
                })
                current=Signal::derive(move || query.with(|query| query.impacts.contains(&impact)))
                count=Signal::derive(move || Some(counts.with(|counts| counts.by_impact[at])))
            />
        }
    };
    let held = move |(at, held): (usize, Held)| {
        view! {
            <Facet
                label=held.word()
                href=Signal::derive(move || query.with(|query| paths::incidents(&filters::toggle_held(query, held))))
                current=Signal::derive(move || query.with(|query| query.held == Some(held)))
                count=Signal::derive(move || Some(counts.with(|counts| counts.by_held[at])))
            />
        }
    };
    view! {
        <nav class="facets" aria-label="Filters">
            <details>
                <summary>"Narrow"</summary>
                <fieldset>
                    <legend>"Waits on"</legend>
                    <Facet
                        label="Me"
                        href=Signal::derive(move || query.with(|query| paths::incidents(&filters::toggle_mine(query))))
                        current=Signal::derive(move || query.with(|query| query.mine))
                    />
                </fieldset>
                <fieldset>
                    <legend>"Status"</legend>
                    {status("All", None, |counts| counts.open + counts.resolved)}
                    {status("Open", Some(Status::Open), |counts| counts.open)}
                    {status("Resolved", Some(Status::Resolved), |counts| counts.resolved)}
                </fieldset>
                <fieldset>
                    <legend>"Quarantine"</legend>
                    {Held::ALL.into_iter().enumerate().map(held).collect::<Vec<_>>()}
                </fieldset>
                <fieldset>
                    <legend>"Impact"</legend>
                    {Impact::ALL.into_iter().enumerate().map(impact).collect::<Vec<_>>()}
                </fieldset>
            </details>
        </nav>
    }
}

#[component]
fn Facet(
    label: &'static str,
    #[prop(into)] href: Signal<String>,
    #[prop(into)] current: Signal<bool>,
    #[prop(optional, into)] count: Signal<Option<u64>>,
) -> impl IntoView {
    view! {
        <a href=move || href.get() aria-current=move || current.get().then_some("true")>
            {label}
            {move || count.get().map(|count| view! { " " <span class="count">{count}</span> })}
        </a>
    }
}

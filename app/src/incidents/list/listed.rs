use crate::incidents::list::filters;
use crate::incidents::list::pager::Pager;
use crate::incidents::list::table::IncidentsTable;
use crate::ui::{EmptyState, Pane, PaneHead, Time};
use domain::incident::Status;
use domain::list::{ListPage, ListQuery};
use leptos::prelude::*;

/// The incidents of one page of the list: open ones in one pane, resolved ones in the next.
#[component]
pub fn Listed(
    /// What the address asks for.
    query: Memo<ListQuery>,
    /// What is shown.
    page: Signal<ListPage>,
) -> impl IntoView {
    let has =
        move |status| Memo::new(move |_| page.with(|page| page.rows.iter().any(|row| row.status == status)));
    let (open, resolved) = (has(Status::Open), has(Status::Resolved));
    let empty = move || !open.get() && !resolved.get();
    // "Nothing is open" is worth saying where open ones would stand.
    let none_open = move || {
        !open.get() && !empty() && query.with(|query| !filters::is_narrowed(query) && query.after.is_none())
    };
    view! {
        <Show when=move || open.get()>
            <OfStatus status=Status::Open page />
        </Show>
        <Show when=none_open>
            <Pane name="open">
                <PaneHead name="open" title="Open" />
                <EmptyState title="Nothing is open">"A detection or somebody here starts the next incident."</EmptyState>
            </Pane>
        </Show>
        <Show when=move || resolved.get()>
            <OfStatus status=Status::Resolved page />
        </Show>
        <Show when=empty>
            <NoIncidents query />
        </Show>
        <Pager query page />
        <p class="sr" role="status">
            {move || format!("{} incidents shown", page.with(|page| page.rows.len()))}
        </p>
    }
}

#[component]
fn OfStatus(status: Status, page: Signal<ListPage>) -> impl IntoView {
    let (name, order) = match status {
        Status::Open => ("open", "newest first"),
        Status::Resolved => ("resolved", "newest first"),
    };
    let total = move |page: &ListPage| match status {
        Status::Open => page.counts.open,
        Status::Resolved => page.counts.resolved,
    };
    let count = Signal::derive(move || Some(format!("{}, {order}", page.with(total))));
    let read = Memo::new(move |_| page.with(|page| page.freshness.read));
    let rows = Signal::derive(move || {
        page.with(|page| {
            page.rows
                .iter()
                .filter(|row| row.status == status)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Pane name>
            <PaneHead name title=status.word() count>
                {move || {
                    read.get()
                        .map(|at| {
                            view! {
                                <span class="pane-acts count">"as of " <Time at zone=true /></span>
                            }
                        })
                }}
            </PaneHead>
            <IncidentsTable status rows />
        </Pane>
    }
}

#[component]
fn NoIncidents(query: Memo<ListQuery>) -> impl IntoView {
    let text = move || {
        if query.with(filters::is_narrowed) {
            (
                "No incident matches",
                "Take a filter away, or search for another title, device, plan or person.",
            )
        } else {
            (
                "No incidents",
                "Detections start them through their response plan, and you can start one by hand.",
            )
        }
    };
    view! {
        <Pane name="incidents">
            <PaneHead name="incidents" title="Incidents" />
            {move || {
                let (title, words) = text();
                view! { <EmptyState title>{words}</EmptyState> }
            }}
        </Pane>
    }
}

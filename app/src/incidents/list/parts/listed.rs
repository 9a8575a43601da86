use crate::incidents::list::parts::Listing;
use crate::incidents::list::parts::filters;
use crate::incidents::list::parts::pager::pager;
use crate::incidents::list::parts::table::table;
use crate::ui::{Told, moment};
use domain::incident::Status;
use domain::list::ListRow;
use leptos::prelude::*;

/// The incidents of one page of the list: open ones in one pane, resolved ones in the next.
pub fn listed(listing: &Listing) -> AnyView {
    let Listing { query, page, .. } = listing;
    let of = |status| page.rows.iter().filter(move |row| row.status == status);
    let (open, resolved): (Vec<_>, Vec<_>) = (of(Status::Open).collect(), of(Status::Resolved).collect());
    let nothing = open.is_empty() && resolved.is_empty();
    // "Nothing is open" is worth saying where open ones would stand.
    let none_open = open.is_empty() && !nothing && !filters::is_narrowed(query) && query.after.is_none();
    let shown = format!("{} incidents shown", page.rows.len());
    view! {
        {(!open.is_empty()).then(|| of_status(Status::Open, &open, listing))}
        {none_open.then(no_open)}
        {(!resolved.is_empty()).then(|| of_status(Status::Resolved, &resolved, listing))}
        {nothing.then(|| no_incidents(filters::is_narrowed(query)))}
        {pager(query, page)}
        <p class="sr" role="status" id="shown">
            {shown}
        </p>
    }
    .into_any()
}

fn of_status(status: Status, rows: &[&ListRow], listing: &Listing) -> AnyView {
    let (name, count) = match status {
        Status::Open => ("open", listing.page.counts.open),
        Status::Resolved => ("resolved", listing.page.counts.resolved),
    };
    let read = listing.page.freshness.of(status).read;
    let read = read.map(|at| view! { "read " {moment(at, Told::Ago, listing.clock)} });
    pane(
        name,
        status.word(),
        view! {
            <span class="count">{format!("{count}, newest first")}</span>
            <span class="pane-acts count">{read}</span>
        }
        .into_any(),
        table(status, rows, listing),
    )
}

fn no_open() -> AnyView {
    let words = "A detection or somebody here starts the next incident.";
    pane("open", "Open", ().into_any(), nothing("Nothing is open", words))
}

fn no_incidents(narrowed: bool) -> AnyView {
    let (title, words) = if narrowed {
        (
            "No incident matches",
            "Take a filter away, or search for another title, device, plan or person.",
        )
    } else {
        (
            "No incidents",
            "Detections start them through their response plan, and you can start one by hand.",
        )
    };
    pane("incidents", "Incidents", ().into_any(), nothing(title, words))
}

fn nothing(title: &'static str, words: &'static str) -> AnyView {
    view! {
        <div class="empty">
            <p>
                <b>{title}</b>
            </p>
            <p>{words}</p>
        </div>
    }
    .into_any()
}

fn pane(name: &'static str, title: &'static str, head: AnyView, body: AnyView) -> AnyView {
    view! {
        <section class="pane" id=name data-pane=name aria-labelledby=format!("h-{name}")>
            <header class="pane-head">
                <h2 id=format!("h-{name}")>{title}</h2>
                {head}
            </header>
            {body}
        </section>
    }
    .into_any()
}

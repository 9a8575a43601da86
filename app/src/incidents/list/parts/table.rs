use crate::incidents::list::parts::Listing;
use crate::incidents::list::parts::row::row;
use domain::incident::Status;
use domain::list::ListRow;
use leptos::prelude::*;

/// The rows of one status. Roles are written out because the phone lays rows out as cards, which takes a table's own
/// roles away.
pub fn table(status: Status, rows: &[&ListRow], listing: &Listing) -> AnyView {
    let heading = match status {
        Status::Open => "h-open",
        Status::Resolved => "h-resolved",
    };
    let rows: Vec<_> = rows.iter().map(|one| row(one, listing)).collect();
    view! {
        <table class="table incidents" role="table" aria-labelledby=heading>
            {head(status)}
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn head(status: Status) -> AnyView {
    let (waits, age) = match status {
        Status::Open => ("Waits on", "Open for"),
        Status::Resolved => ("Closed as", "Took"),
    };
    let column = |(class, label): (&'static str, &'static str)| {
        view! {
            <th class=class role="columnheader" scope="col">
                {label}
            </th>
        }
    };
    let columns = [
        ("c-impact", "Impact"),
        ("c-title", "Incident"),
        ("c-devices", "Devices"),
        ("c-contained", "Quarantine"),
        ("c-lead", "Lead"),
        ("c-ack", "Acknowledged"),
        ("c-waits", waits),
        ("c-age", age),
    ];
    view! {
        <thead role="rowgroup">
            <tr role="row">{columns.into_iter().map(column).collect::<Vec<_>>()}</tr>
        </thead>
    }
    .into_any()
}

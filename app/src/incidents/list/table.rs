use crate::incidents::list::row::IncidentRow;
use domain::incident::Status;
use domain::list::ListRow;
use leptos::prelude::*;

/// The rows of one status; a row that didn't change stays the element it is, so that its focus is kept. Roles are
/// written out because the phone lays rows out as cards, which takes a table's own roles away.
#[component]
pub fn IncidentsTable(
    /// Open or resolved.
    status: Status,
    /// The rows.
    rows: Signal<Vec<ListRow>>,
) -> impl IntoView {
    let heading = match status {
        Status::Open => "h-open",
        Status::Resolved => "h-resolved",
    };
    view! {
        <table class="table incidents" role="table" aria-labelledby=heading>
            <Head status />
            <tbody role="rowgroup">
                <For each=move || rows.get() key=whole let:row>
                    <IncidentRow row />
                </For>
            </tbody>
        </table>
    }
}

/// A row's key is all that it shows.
fn whole(row: &ListRow) -> String {
    format!("{row:?}")
}

#[component]
fn Head(status: Status) -> impl IntoView {
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
}

use crate::incidents::list::filters;
use crate::incidents::list::pager::Pager;
use crate::incidents::list::row::IncidentRow;
use crate::ui::EmptyState;
use domain::list::{ListPage, ListQuery, ListRow};
use leptos::prelude::*;

/// The rows; a row that didn't change stays the element it is, so that neither focus nor selection is lost.
#[component]
pub fn IncidentsTable(
    /// What the address asks for.
    query: Memo<ListQuery>,
    /// What is shown.
    page: Signal<ListPage>,
) -> impl IntoView {
    let rows = move || page.with(|page| page.rows.clone());
    let empty = Memo::new(move |_| page.with(|page| page.rows.is_empty()));
    view! {
        <div class="pane-body pane-flush">
            <Show when=move || !empty.get() fallback=move || view! { <NoIncidents query /> }>
                <table class="table incidents" role="table" aria-labelledby="h-incidents">
                    <Head />
                    <tbody role="rowgroup">
                        <For each=rows key=whole let:row>
                            <IncidentRow row />
                        </For>
                    </tbody>
                </table>
            </Show>
        </div>
        <Pager query page />
    }
}

/// A row's key is all that it shows.
fn whole(row: &ListRow) -> String {
    format!("{row:?}")
}

/// The head; roles are written out because the phone lays rows out as cards, which takes a table's own roles away.
#[component]
fn Head() -> impl IntoView {
    let column = |class: &'static str, label: &'static str| {
        view! {
            <th class=class role="columnheader" scope="col">
                {label}
            </th>
        }
    };
    view! {
        <thead role="rowgroup">
            <tr role="row">
                {column("c-impact", "Impact")} {column("c-title", "Incident")} {column("c-devices", "Devices")}
                {column("c-lead", "Lead")} {column("c-ack", "Acknowledged by")} {column("c-waits", "Waits on")}
                {column("c-age", "Open for")}
            </tr>
        </thead>
    }
}

#[component]
fn NoIncidents(query: Memo<ListQuery>) -> impl IntoView {
    move || {
        if query.with(filters::is_narrowed) {
            view! {
                <EmptyState title="No incident matches">
                    "Take a filter away, or search for another title, device, plan or person."
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <EmptyState title="No incidents">
                    "Detections start them through their response plan, and you can start one by hand."
                </EmptyState>
            }
            .into_any()
        }
    }
}

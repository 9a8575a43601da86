use crate::paths;
use crate::ui::{Elapsed, ImpactMeter, Time};
use domain::incident::Status;
use domain::list::ListRow;
use leptos::prelude::*;

/// How many devices a row names before it counts the rest.
const NAMED: usize = 2;

/// One incident of the list; the link in its title covers the row.
#[component]
pub fn IncidentRow(
    /// The incident.
    row: ListRow,
) -> impl IntoView {
    let end = end(&row);
    let named = devices(&row.devices);
    view! {
        <tr class=row.mine.then_some("mine") role="row">
            <td class="c-impact" role="cell">
                <ImpactMeter impact=row.impact />
            </td>
            <th class="c-title" role="rowheader" scope="row">
                <a href=paths::incident(&row.id)>{row.title}</a>
                <span class="sub">
                    {row.id.plan.to_string()} " · " <Time at=row.created date=true zone=true />
                </span>
            </th>
            <td class="c-devices" role="cell" data-label="Devices">
                {named}
            </td>
            <td class="c-lead" role="cell" data-label="Lead">
                {or_nobody(row.lead)}
            </td>
            <td class="c-ack" role="cell" data-label="Ack">
                {or_nobody(row.acknowledged)}
            </td>
            {end}
            <td class="c-age" role="cell">
                <Elapsed since=row.created until=row.resolved />
            </td>
        </tr>
    }
}

/// What it waits on, or how it ended.
fn end(row: &ListRow) -> AnyView {
    let (label, what) = if row.status == Status::Resolved {
        (
            "Closed as",
            row.closing
                .clone()
                .map_or_else(|| missing("not said"), IntoAny::into_any),
        )
    } else {
        let waits = match row.waits.clone() {
            Some(waits) if row.mine => view! { <b>{waits}</b> }.into_any(),
            Some(waits) => waits.into_any(),
            None => missing("nothing"),
        };
        ("Waits on", waits)
    };
    view! {
        <td class="c-waits" role="cell" data-label=label>
            {what}
        </td>
    }
    .into_any()
}

fn devices(names: &[String]) -> AnyView {
    if names.is_empty() {
        return missing("none named");
    }
    let rest = names.len().saturating_sub(NAMED);
    let named: Vec<_> = names
        .iter()
        .take(NAMED)
        .map(|name| view! { <code>{name.clone()}</code> })
        .collect();
    view! {
        {named}
        {(rest > 0).then(|| view! { <span class="sub" title=names.join(", ")>{format!("and {rest} more")}</span> })}
    }
    .into_any()
}

fn or_nobody(name: Option<String>) -> AnyView {
    name.map_or_else(|| missing("nobody"), IntoAny::into_any)
}

fn missing(word: &'static str) -> AnyView {
    view! { <span class="wait">{word}</span> }.into_any()
}

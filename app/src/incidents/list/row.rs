use crate::paths;
use crate::ui::{Chip, Elapsed, ImpactMeter, Time};
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
    let resolved = row.status == Status::Resolved;
    let class = if row.mine { "mine" } else { "" };
    let under = match (&row.closing, resolved) {
        (Some(closing), true) => format!("{} · {}", row.id.plan, closing.to_lowercase()),
        _ => row.id.plan.to_string(),
    };
    let waits = match row.waits {
        Some(waits) if row.mine => view! { <b>{waits}</b> }.into_any(),
        Some(waits) => waits.into_any(),
        None => missing("nothing"),
    };
    view! {
        <tr class=class role="row">
            <td class="c-impact" role="cell">
                <ImpactMeter impact=row.impact />
            </td>
            <th class="c-title" role="rowheader" scope="row">
                <a href=paths::incident(&row.id)>{row.title}</a>
                {resolved.then(|| view! { " " <Chip>"Resolved"</Chip> })}
                <span>{under}</span>
            </th>
            <td class="c-devices mono" role="cell" data-label="Devices">
                {devices(&row.devices)}
            </td>
            <td class="c-lead" role="cell" data-label="Lead">
                {row.lead.map_or_else(|| missing("nobody"), IntoAny::into_any)}
            </td>
            <td class="c-ack" role="cell" data-label="Acknowledged by">
                {row.acknowledged.map_or_else(|| missing("nobody"), IntoAny::into_any)}
            </td>
            <td class="c-waits" role="cell" data-label="Waits on">
                {waits}
            </td>
            <td class="c-age" role="cell">
                <Elapsed since=row.created until=row.resolved />
                <span>
                    <Time at=row.created date=true />
                </span>
            </td>
        </tr>
    }
}

fn devices(names: &[String]) -> AnyView {
    if names.is_empty() {
        return missing("none named");
    }
    let mut text = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        text = format!("{text} +{}", names.len() - NAMED);
    }
    view! { <span title=names.join(", ")>{text}</span> }.into_any()
}

fn missing(word: &'static str) -> AnyView {
    view! { <i class="wait">{word}</i> }.into_any()
}

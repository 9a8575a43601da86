use domain::runbook::ExecutionView;
use leptos::prelude::*;

/// How it went otherwise than the document has it, for the review.
pub fn deviations(one: &ExecutionView) -> Option<AnyView> {
    let all = &one.deviations;
    if all.is_empty() {
        return None;
    }
    let rows: Vec<_> = all
        .iter()
        .map(|deviation| {
            let step = deviation.step.clone().unwrap_or_else(|| "The runbook".to_owned());
            view! {
                <li>
                    <b><bdi>{step}</bdi></b>
                    ": " <bdi>{deviation.what.clone()}</bdi>
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <details class="part" id=format!("deviations-{}", one.kept.id)>
                <summary>
                    <h3>"Deviations from the document"</h3>
                    <span class="part-tells">{all.len()}</span>
                </summary>
                <ul class="facts-list part-body">{rows}</ul>
            </details>
        }
        .into_any(),
    )
}

use crate::ui::{Chip, Time, Tone};
use domain::time::span_text;
use domain::timeline::{Revision, Row, RowState};
use leptos::prelude::*;

/// Below an entry's text: who or what, the proof, how far it is written, earlier wordings, what is folded.
#[component]
pub fn RowMeta(row: Row) -> impl IntoView {
    let folded = (row.folded > 1).then(|| {
        let span = row
            .folded_since
            .map(|since| format!(" in {}", span_text(row.at.since(since))))
            .unwrap_or_default();
        view! { <span class="folded">{format!("×{}{span}", row.folded)}</span> }
    });
    let recorded = row
        .recorded
        .filter(|at| at.since(row.at).abs() >= 60_000)
        .map(|at| view! { <span>"written down " <Time at /></span> });
    let history = (!row.history.is_empty()).then(|| view! { <History history=row.history.clone() /> });
    view! {
        <div class="row-meta">
            <span>{row.actor.clone()}</span>
            {row.detail.clone().map(|detail| view! { <span>{detail}</span> })}
            {recorded}
            {folded}
            <StateChip state=row.state.clone() />
            {history}
        </div>
    }
}

#[component]
fn StateChip(state: RowState) -> impl IntoView {
    match state {
        RowState::Store | RowState::Recorded => ().into_any(),
        RowState::Mirrored => view! { <span>"on the record and in AWS"</span> }.into_any(),
        RowState::Mirroring { error: None } => {
            view! { <span>"on the record, going to AWS"</span> }.into_any()
        }
        RowState::Mirroring { error: Some(error) } => view! {
            <Chip tone=Tone::High title=error>
                "on the record, not in AWS yet"
            </Chip>
        }
        .into_any(),
        RowState::Refused { why } => view! {
            <Chip tone=Tone::High>"on the record; AWS did not take it"</Chip>
            <span>{why}</span>
        }
        .into_any(),
        RowState::DeletedInStore => view! { <Chip tone=Tone::High>"deleted in AWS"</Chip> }.into_any(),
        RowState::InDoubt => view! {
            <Chip tone=Tone::High title="AWS did not confirm it; it is being read back">
                "in doubt"
            </Chip>
        }
        .into_any(),
        RowState::Failed { why } => view! {
            <Chip tone=Tone::Critical>"failed"</Chip>
            <span>{why}</span>
        }
        .into_any(),
    }
}

#[component]
fn History(history: Vec<Revision>) -> impl IntoView {
    let times = history.len();
    let said = if times == 1 {
        "edited once".to_owned()
    } else {
        format!("edited {times} times")
    };
    let earlier: Vec<_> = history
        .into_iter()
        .map(|one| {
            view! {
                <li class="row">
                    <Time at=one.at class="row-time" />
                    <div class="row-body">
                        <p class="row-text">{one.text}</p>
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <details class="history">
            <summary>{said}</summary>
            <ol>{earlier}</ol>
        </details>
    }
}

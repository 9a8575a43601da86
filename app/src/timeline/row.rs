use crate::live::{Markdown, ShownRow, use_incident};
use crate::timeline::after_paint::after_paint;
use crate::timeline::evidence::Evidence;
use crate::timeline::row_acts::{ActsOf, RowActs};
use crate::timeline::row_meta::RowMeta;
use crate::ui::{MarkShape, Shape, Time};
use domain::timeline::{Mark, Row, RowState};
use leptos::prelude::*;

/// One entry. What it says follows `row`; the acts beside it stay, so that no menu closes when an entry changes.
#[component]
pub fn TimelineRow(
    row: ArcRwSignal<ShownRow>,
    /// Whether it is drawn by the browser alone: a frame makes many, so each begins with what is seen of it. What stands
    /// beside it when it is pointed at follows in a task of its own.
    later: bool,
) -> impl IntoView {
    let key = row.with_untracked(|one| one.row.key.clone());
    let acts = Memo::new({
        let row = row.clone();
        move |_| row.with(|one| ActsOf::row(&one.row))
    });
    let classes = {
        let row = row.clone();
        move || row.with(|one| class(&one.row))
    };
    let row_acts = if later {
        let wanted = RwSignal::new(false);
        after_paint(move || {
            // The row may be gone by then.
            wanted.try_set(true);
        });
        let made = move || wanted.get().then(|| view! { <RowActs acts later /> });
        made.into_any()
    } else {
        view! { <RowActs acts later /> }.into_any()
    };
    view! {
        <li class=classes id=key>
            {move || view! { <RowContent row=row.get() /> }}
            {row_acts}
        </li>
    }
}

#[component]
fn RowContent(row: ShownRow) -> impl IntoView {
    let open = use_incident();
    let ShownRow { row, html, .. } = row;
    let text = match &row.note {
        Some(note) => view! { <Markdown html text=note.clone() /> }.into_any(),
        None => view! { <p class="row-text">{row.headline.clone()}</p> }.into_any(),
    };
    let evidence = row
        .evidence
        .clone()
        .map(|file| view! { <Evidence incident=open.name() file /> });
    let annotations: Vec<_> = row
        .annotations
        .iter()
        .map(|(who, what)| view! { <p class="annotation">{format!("{who}: {what}")}</p> })
        .collect();
    view! {
        <Time at=row.at class="row-time" />
        <MarkShape shape=shape(&row) />
        <div class="row-body">
            {text} <RowMeta row=(*row).clone() /> {evidence} {annotations}
        </div>
    }
}

fn class(row: &Row) -> String {
    let state = match row.state {
        RowState::Mirroring { .. }
        | RowState::Refused { .. }
        | RowState::Store
        | RowState::Recorded
        | RowState::Mirrored => "",
        RowState::DeletedInStore => " row-deleted",
        RowState::InDoubt => " row-doubt",
        RowState::Failed { .. } => " row-failed",
    };
    let pinned = if row.pinned { " row-pinned" } else { "" };
    format!("row{state}{pinned}")
}

fn shape(row: &Row) -> Shape {
    match row.mark {
        Mark::Violation => Shape::Diamond,
        Mark::Quarantine => Shape::Square,
        Mark::People if row.kind == "note" => Shape::GreyDisc,
        Mark::People => Shape::Disc,
        Mark::System => Shape::Ring,
    }
}

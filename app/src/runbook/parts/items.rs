use super::text::{instruction, said_of};
use crate::ui::{Icon, Opener};
use domain::rights::Right;
use domain::runbook::{Block, ExecutionView, ItemState, ItemView, RunbookView, StepView};
use leptos::prelude::*;

/// A step's instructions; items of a manual step that began are tick boxes.
pub fn items(shown: &StepView, one: &ExecutionView, view: &RunbookView) -> AnyView {
    let run = shown.run.as_ref().filter(|run| run.started.is_some());
    let of = run
        .filter(|_| shown.is_manual())
        .map(|run| format!("{}/{}", one.kept.id, run.id));
    let mut number = 0;
    let mut parts = Vec::new();
    let mut list = Vec::new();
    for block in &shown.blocks {
        match block {
            Block::Text(text) => {
                flush(&mut list, &mut parts);
                parts.push(
                    view! { <div class="markdown" inner_html=instruction(text, &one.values)></div> }
                        .into_any(),
                );
            }
            Block::Item(text) => {
                let html = instruction(text, &one.values);
                let item = shown.items.get(number);
                number += 1;
                list.push(match (&of, item) {
                    (Some(of), Some(item)) => ticked(item, html, of, &shown.name, view),
                    _ => view! { <li class="item"><div class="markdown" inner_html=html></div></li> }
                        .into_any(),
                });
            }
        }
    }
    flush(&mut list, &mut parts);
    if parts.is_empty() {
        let text = if one.documented {
            "The document says nothing about this step."
        } else {
            ""
        };
        return view! { <p class="hint">{text}</p> }.into_any();
    }
    parts.into_any()
}

fn flush(list: &mut Vec<AnyView>, parts: &mut Vec<AnyView>) {
    if !list.is_empty() {
        let items = std::mem::take(list);
        parts.push(view! { <ul class="items">{items}</ul> }.into_any());
    }
}

fn ticked(item: &ItemView, html: String, of: &str, step: &str, view: &RunbookView) -> AnyView {
    let (state, class) = match item.state() {
        ItemState::Done => ("true", "item item-done"),
        ItemState::Open => ("false", "item"),
        ItemState::NotApplicable => ("mixed", "item item-skipped"),
    };
    let to = if item.state() == ItemState::Open {
        "done"
    } else {
        "open"
    };
    let of = format!("{of}/{}", item.number);
    let id = format!("tick-{}", of.replace('/', "-"));
    let label = format!("{id}-text");
    let refused = view.rights.refusal(Right::Write);
    let why = format!("{id}-why");
    let box_why = refused
        .clone()
        .map(|reason| view! { <span class="sr" id=why.clone()>{reason}</span> });
    let skipped = (item.state() == ItemState::NotApplicable)
        .then(|| view! { <span class="chip">"not applicable"</span> });
    let more = Opener {
        kind: "item",
        of: of.clone(),
        says: "…".to_owned(),
        label: Some(format!("More about “{}”", item.text)),
        refused: refused.clone(),
        next: false,
    };
    let said = item
        .mark
        .as_ref()
        .map(|mark| said_of(mark, &view.incident, view.clock));
    view! {
        <li class=class>
            <button
                class="checkbox"
                type="button"
                role="checkbox"
                id=id
                aria-checked=state
                aria-labelledby=label.clone()
                aria-disabled=refused.is_some().then_some("true")
                aria-describedby=refused.is_some().then_some(why)
                title=refused.clone()
                data-does="item"
                data-of=of
                data-to=to
                data-seen=item.mark.as_ref().map(|mark| mark.entry.to_string())
                data-step=step.to_owned()
            >
                <span class="tick-box">{(state == "true").then(|| view! { <Icon name="check" /> })}</span>
            </button>
            {box_why}
            <div class="item-body">
                <div class="markdown" id=label inner_html=html></div>
                {skipped}
                {said}
            </div>
            {more.view()}
        </li>
    }
    .into_any()
}

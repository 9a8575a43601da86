use crate::live::api::FIRST_ROWS;
use crate::live::{ShownRow, use_incident};
use crate::timeline::after_paint::after_paint;
use crate::timeline::divided::{Line, divided};
use crate::timeline::passing::Passing;
use crate::timeline::row::TimelineRow;
use crate::timeline::shown_layer::Choice;
use crate::ui::{Each, EmptyState, Item, Time, use_zone};
use domain::filter::Filter;
use domain::timeline::Layer;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys::HtmlDivElement;
use std::collections::HashMap;
use std::sync::Arc;

/// How many more are drawn at once as the reader comes near the end, and how many when other rows are asked for: what may be
/// made between two frames. More follow after the next.
const STEP: usize = 8;
/// How near, in pixels.
const NEAR: i32 = 1_600;

/// The rows of the chosen layer that pass the filter, newest first; older ones are drawn as the reader comes to them.
#[component]
pub fn Rows(choice: Choice, passing: Passing) -> impl IntoView {
    let open = use_incident();
    let zone = use_zone();
    let drawn = use_drawn(choice);
    let seen = open.part(|view| view.seen);
    let lines = Memo::new(move |_| {
        passing.with(|places| {
            open.timeline.with(|timeline| {
                let rows = places.iter().take(drawn.count());
                let rows = rows.filter_map(|place| timeline.rows.get(*place).cloned());
                divided(rows, |at| zone.parts(at).0, seen.get())
            })
        })
    });
    let cells = Cells::default();
    // What the page's HTML holds is whole; the browser takes it over as it is.
    let later = StoredValue::new(false);
    Effect::new(move || later.set_value(true));
    let item = move |line: Line| Item {
        key: line.key(),
        view: ViewFn::from(move || {
            let later = later.get_value();
            view! { <TimelineLine line=line.clone() cells later /> }
        }),
    };
    let drawn_lines = Signal::derive(move || {
        let lines = lines.get();
        cells.update(&lines);
        lines.into_iter().map(item).collect()
    });
    let older = Memo::new(move |_| passing.count().saturating_sub(drawn.count()));
    let pane = NodeRef::<Div>::new();
    let near_end = move || {
        let pane = pane.try_get_untracked().flatten();
        pane.is_some_and(|pane| pane.client_height() > 0 && below(&pane) < f64::from(NEAR))
    };
    let awaited = StoredValue::new(false);
    // What is drawn is painted first, and what was pressed meanwhile is answered; then it is looked whether more is needed.
    let fill = move || {
        if awaited.get_value() || older.get_untracked() == 0 {
            return;
        }
        awaited.set_value(true);
        after_paint(move || {
            awaited.try_set_value(false);
            if near_end() {
                drawn.more();
            }
        });
    };
    Effect::new(move || {
        older.track();
        fill();
    });
    // On a phone it is the page that scrolls.
    Effect::new(move || {
        let scrolls = window_event_listener(leptos::ev::scroll, move |_| fill());
        on_cleanup(move || scrolls.remove());
    });
    view! {
        <div
            class="pane-body pane-flush"
            tabindex="0"
            role="region"
            aria-label="Timeline entries"
            node_ref=pane
            on:scroll=move |_| fill()
        >
            <ol class="timeline">
                <Each items=drawn_lines />
            </ol>
            {move || (passing.count() == 0).then(|| view! { <Nothing choice /> })}
            {move || {
                let older = older.get();
                (older > 0)
                    .then(|| {
                        view! {
                            <p class="older">
                                <button class="btn btn-small" on:click=move |_| drawn.more()>
                                    {format!("{older} older entries")}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// How far the end of the list is below what is seen, in pixels: within the pane, and of the pane in the window.
fn below(pane: &HtmlDivElement) -> f64 {
    let inside = f64::from(pane.scroll_height() - pane.scroll_top() - pane.client_height());
    let window = document()
        .document_element()
        .map_or(0, |root| root.client_height());
    inside + (pane.get_bounding_client_rect().bottom() - f64::from(window)).max(0.0)
}

/// How many rows are drawn: of what was asked for first as many as the HTML holds, of anything else few at first, also
/// where it was asked for before.
#[derive(Clone, Copy)]
struct Drawn {
    /// How often something else was asked for.
    turn: Memo<usize>,
    /// How many, and in which turn.
    of: RwSignal<(usize, usize)>,
}

fn use_drawn(choice: Choice) -> Drawn {
    let asked: Memo<(Layer, Arc<Filter>)> = Memo::new(move |_| (choice.layer(), choice.filter()));
    let turn = Memo::new(move |before: Option<&usize>| {
        // To track it alone would not reckon it, and what was never reckoned follows nothing.
        asked.with(|_| before.map_or(0, |before| before + 1))
    });
    Drawn {
        turn,
        of: RwSignal::new((turn.get_untracked(), FIRST_ROWS)),
    }
}

impl Drawn {
    fn count(self) -> usize {
        let (of, count) = self.of.get();
        if of == self.turn.get() { count } else { STEP }
    }

    fn more(self) {
        let count = untrack(move || self.count());
        self.of.set((self.turn.get_untracked(), count + STEP));
    }
}

/// The rows that are drawn, by key: a row that changed is told so, and stays where it is.
#[derive(Clone, Copy, Default)]
struct Cells(StoredValue<HashMap<String, ArcRwSignal<ShownRow>>>);

impl Cells {
    fn update(self, lines: &[Line]) {
        let mut before = self.0.try_update_value(std::mem::take).unwrap_or_default();
        let mut now = HashMap::with_capacity(lines.len());
        for line in lines {
            if let Line::Row(row) = line {
                let cell = before.remove(&row.row.key);
                if let Some(cell) = cell
                    .as_ref()
                    .filter(|cell| cell.with_untracked(|shown| shown != row))
                {
                    cell.set(row.clone());
                }
                now.insert(
                    row.row.key.clone(),
                    cell.unwrap_or_else(|| ArcRwSignal::new(row.clone())),
                );
            }
        }
        self.0.set_value(now);
    }

    fn of(self, row: ShownRow) -> ArcRwSignal<ShownRow> {
        let kept = self.0.with_value(|cells| cells.get(&row.row.key).cloned());
        kept.unwrap_or_else(|| ArcRwSignal::new(row))
    }
}

#[component]
fn TimelineLine(line: Line, cells: Cells, later: bool) -> impl IntoView {
    let zone = use_zone();
    let now = use_incident().view.with_untracked(|view| view.now);
    match line {
        Line::Row(row) => view! { <TimelineRow row=cells.of(row) later /> }.into_any(),
        Line::Day(day) => view! {
            <li class="divider divider-day">
                <span>{move || format!("{day} · times in {}", zone.label(now))}</span>
            </li>
        }
        .into_any(),
        Line::New(seen) => view! {
            <li class="divider divider-new">
                <span>"New since you last looked, " <Time at=seen /></span>
            </li>
        }
        .into_any(),
        Line::Gap(_, text) => view! {
            <li class="divider divider-gap">
                <span>{text}</span>
            </li>
        }
        .into_any(),
    }
}

#[component]
fn Nothing(choice: Choice) -> impl IntoView {
    if untrack(move || choice.typed()).trim().is_empty() {
        view! {
            <EmptyState title="Nothing on the timeline yet.">
                "What AWS records about this incident and what is written here stands on it, newest first."
            </EmptyState>
        }
        .into_any()
    } else {
        view! {
            <EmptyState title="No entry passes this filter.">
                "How many it hides stands beside it; clear it to see them."
            </EmptyState>
        }
        .into_any()
    }
}

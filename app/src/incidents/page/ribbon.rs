use crate::live::{ShownRow, use_incident};
use crate::ui::{use_clock, use_zone};
use domain::time::Timestamp;
use domain::timeline::{Layer, Mark};
use leptos::prelude::*;

/// How many marks the ribbon draws at most: more can't be told apart.
const MARKS: usize = 120;
/// How much of the ribbon a label takes at the width of a laptop, per mille.
const ROOM: i64 = 130;

/// The story on a line from its beginning to now, or to its end.
#[component]
pub fn Ribbon() -> impl IntoView {
    let open = use_incident();
    let clock = use_clock();
    let zone = use_zone();
    let span = Memo::new(move |_| {
        let (began, resolved) = open.view.with(|view| (view.clocks.began, view.clocks.resolved));
        let rows = open.timeline.with(|timeline| story(&timeline.rows));
        let first = rows.iter().map(|(at, _)| *at).min().unwrap_or(began).min(began);
        let last = rows.iter().map(|(at, _)| *at).max().unwrap_or(began);
        // To the minute, so that the ribbon is not drawn again every second.
        let now = Timestamp(clock.now().0.div_euclid(60_000) * 60_000 + 60_000);
        (first, resolved.unwrap_or(now).max(last), resolved.is_some())
    });
    let ticks = move || {
        let (first, last, _) = span.get();
        let rows = open.timeline.with(|timeline| story(&timeline.rows));
        rows.into_iter()
            .take(MARKS)
            .map(|(at, mark)| tick(place(at, first, last), mark))
            .collect::<Vec<_>>()
    };
    let labels = move || {
        let (first, last, _) = span.get();
        let rows = open.timeline.with(|timeline| story(&timeline.rows));
        let reported = rows
            .iter()
            .filter(|(_, mark)| *mark == Mark::Quarantine)
            .map(|(at, _)| *at)
            .min();
        let opened = open.view.with(|view| view.record.created);
        let told = [
            Some((opened, "incident")),
            reported.map(|at| (at, "quarantine reported")),
        ];
        spaced(
            told.into_iter()
                .flatten()
                .map(|(at, what)| (place(at, first, last), at, what)),
        )
        .map(|(permille, at, what)| {
            let text = format!("{} {what}", zone.parts(at).1);
            view! { <text class="ribbon-label" x=percent(permille) y="31">{text}</text> }
        })
        .collect::<Vec<_>>()
    };
    let begin = move || format!("{} began", zone.parts(span.get().0).1);
    let end = move || {
        let (_, last, resolved) = span.get();
        if resolved {
            format!("{} resolved", zone.parts(last).1)
        } else {
            "now".to_owned()
        }
    };
    view! {
        <div class="ribbon">
            <svg width="100%" height="36" role="img" aria-label=move || format!("From {} to {}", begin(), end())>
                <line class="ribbon-axis" x1="0" x2="100%" y1="10" y2="10"></line>
                {ticks}
                <text class="ribbon-label" x="0" y="31">
                    {begin}
                </text>
                {labels}
                <text class="ribbon-label" x="100%" y="31" text-anchor="end">
                    {end}
                </text>
            </svg>
        </div>
    }
}

fn story(rows: &[ShownRow]) -> Vec<(Timestamp, Mark)> {
    rows.iter()
        .filter(|one| one.row.layer == Layer::Story)
        .map(|one| (one.row.at, one.row.mark))
        .collect()
}

/// Per mille of the way, in tenths of a per cent.
fn place(at: Timestamp, first: Timestamp, last: Timestamp) -> i64 {
    let whole = last.since(first).max(1);
    (at.since(first).clamp(0, whole) * 1000) / whole
}

/// As an SVG attribute.
fn percent(permille: i64) -> String {
    format!("{}.{}%", permille / 10, permille % 10)
}

/// Those labels that have room: beside each other, and beside the first and the last.
fn spaced<T>(labels: impl Iterator<Item = (i64, Timestamp, T)>) -> impl Iterator<Item = (i64, Timestamp, T)> {
    let mut labels: Vec<_> = labels.collect();
    labels.sort_by_key(|(permille, ..)| *permille);
    let mut free = ROOM;
    labels.into_iter().filter(move |(permille, ..)| {
        let fits = (free..=1000 - 2 * ROOM).contains(permille);
        if fits {
            free = permille + ROOM;
        }
        fits
    })
}

fn tick(permille: i64, mark: Mark) -> impl IntoView {
    let x = percent(permille);
    let (class, path) = match mark {
        Mark::Violation => ("tick tick-violation", "M0 4l6 6-6 6-6-6z"),
        Mark::Quarantine => ("tick tick-quarantine", "M-5 5h10v10h-10z"),
        Mark::People => ("tick tick-person", "M-5 10a5 5 0 1 0 10 0a5 5 0 1 0-10 0"),
        Mark::System => ("tick tick-system", "M0 4v12"),
    };
    view! {
        <svg class=class x=x overflow="visible">
            <path d=path></path>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_on_the_ribbon() {
        let at = Timestamp;
        assert_eq!(place(at(50), at(0), at(100)), 500);
        assert_eq!(place(at(-5), at(0), at(100)), 0);
        assert_eq!(place(at(500), at(0), at(100)), 1000);
        assert_eq!(place(at(7), at(7), at(7)), 0);
    }

    #[test]
    fn labels_that_would_lie_over_each_other_are_left_out() {
        let all = [
            (140, "a"),
            (900, "end"),
            (200, "over a"),
            (40, "over the first"),
            (300, "b"),
        ];
        let labels = all
            .into_iter()
            .map(|(permille, label)| (permille, Timestamp(0), label));
        let kept: Vec<_> = spaced(labels).map(|(.., label)| label).collect();
        assert_eq!(kept, ["a", "b"]);
    }
}

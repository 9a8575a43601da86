//! A metric as a plot that the server draws, with its numbers in a table.

use crate::ui::{Told, moment};
use domain::device::MetricPoint;
use domain::time::Timestamp;
use leptos::prelude::*;
use std::fmt::Write;

const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 96.0;
const EDGE: f64 = 6.0;
/// How many of the latest numbers the table lists.
const LISTED: usize = 60;

/// The plot's line and the greatest number; `None` of less than two points.
fn line(points: &[MetricPoint]) -> Option<(String, f64)> {
    let (first, last) = (points.first()?.at, points.last()?.at);
    if points.len() < 2 {
        return None;
    }
    let most = points.iter().map(|point| point.number).fold(0.0, f64::max);
    let top = if most > 0.0 { most } else { 1.0 };
    let mut path = String::new();
    for (index, point) in points.iter().enumerate() {
        let x = EDGE + share(point.at.since(first), last.since(first)) * (WIDTH - 2.0 * EDGE);
        let y = HEIGHT - EDGE - (point.number / top).clamp(0.0, 1.0) * (HEIGHT - 2.0 * EDGE);
        let letter = if index == 0 { 'M' } else { 'L' };
        // Writing to a string can't fail.
        let _ = write!(path, "{letter}{x:.1} {y:.1}");
    }
    Some((path, most))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds of a few weeks are exact in a double"
)]
fn share(part: i64, whole: i64) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The plot of `points`, oldest first.
pub fn plot(metric: &str, points: &[MetricPoint], now: Timestamp) -> AnyView {
    let (Some((path, most)), Some(first), Some(last)) = (line(points), points.first(), points.last()) else {
        return view! {
            <p class="hint">"Fewer than two values were reported in this time, so there is nothing to draw."</p>
            {table(points, now)}
        }
        .into_any();
    };
    let says = format!(
        "{metric}: {} values from {first} to {last}, at most {most}",
        points.len(),
        first = first.at,
        last = last.at
    );
    view! {
        <figure class="plot">
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=says preserveAspectRatio="none">
                <path class="plot-axis" d=format!("M{EDGE} {y}H{x}", y = HEIGHT - EDGE, x = WIDTH - EDGE)></path>
                <path class="plot-line" d=path vector-effect="non-scaling-stroke"></path>
            </svg>
            <figcaption>
                <span>{moment(first.at, Told::Date, now)}</span>
                <span>{format!("0 to {most}")}</span>
                <span>{moment(last.at, Told::Date, now)}</span>
            </figcaption>
        </figure>
        {table(points, now)}
    }
    .into_any()
}

fn table(points: &[MetricPoint], now: Timestamp) -> AnyView {
    let rows: Vec<_> = points
        .iter()
        .rev()
        .take(LISTED)
        .map(|point| {
            view! {
                <tr>
                    <th scope="row">{moment(point.at, Told::Date, now)}</th>
                    <td>{point.number}</td>
                    <td><bdi>{point.text.clone()}</bdi></td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="raw">
            <summary>{format!("{} values", points.len())}</summary>
            <table class="numbers">
                <thead><tr><th scope="col">"Reported"</th><th scope="col">"Number"</th><th scope="col">"Value"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn point(at: i64, number: f64) -> MetricPoint {
        MetricPoint {
            at: Timestamp(at),
            number,
            text: String::new(),
        }
    }

    #[test]
    fn the_line_goes_from_edge_to_edge_and_the_greatest_number_is_at_the_top() {
        let (path, most) = line(&[point(0, 0.0), point(50, 4.0), point(100, 2.0)]).unwrap();
        assert_eq!(path, "M6.0 90.0L240.0 6.0L474.0 48.0");
        assert!((most - 4.0).abs() < f64::EPSILON);
    }

    #[test]
    fn one_value_or_none_is_no_line_and_equal_moments_do_no_harm() {
        assert_eq!(line(&[]), None);
        assert_eq!(line(&[point(0, 1.0)]), None);
        let (path, _) = line(&[point(5, 0.0), point(5, 0.0)]).unwrap();
        assert!(!path.contains("NaN"), "{path}");
    }
}

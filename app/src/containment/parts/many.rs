use crate::ui::{Told, moment};
use domain::containment::ContainmentView;
use domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::HashSet;

/// How far the orders of several devices are, one line each; the latest order of a device counts.
pub fn many(all: &[ContainmentView], now: Timestamp) -> Option<AnyView> {
    let mut seen = HashSet::with_capacity(all.len());
    let mut latest: Vec<&ContainmentView> = all.iter().collect();
    latest.retain(|one| seen.insert(&one.course.order.device));
    if latest.len() < 2 {
        return None;
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for one in &latest {
        let word = one.stage.word();
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let told: Vec<_> = counts
        .iter()
        .map(|(word, count)| format!("{count} {word}"))
        .collect();
    let row = |one: &&ContainmentView| {
        let device = one.course.order.device.to_string();
        let address = format!("?device={}", crate::paths::encode(&device));
        view! {
            <li>
                <a href=address><bdi>{device}</bdi></a>
                <span class="line-end">
                    {one.stage.word()}
                    {one.until.map(|at| view! { ", " {moment(at, Told::Left, now)} " left" })}
                </span>
            </li>
        }
    };
    let rows: Vec<_> = latest.iter().map(row).collect();
    Some(
        view! {
            <details class="part" id="part-many" open=true>
                <summary>
                    <h3>{format!("{} devices", latest.len())}</h3>
                    <span class="part-tells">{told.join(", ")}</span>
                </summary>
                <ul class="facts-list progress-list">{rows}</ul>
            </details>
        }
        .into_any(),
    )
}

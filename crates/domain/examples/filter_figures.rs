//! Figures of the domain over 10 000 entries and 10 000 events:
//! `cargo run --release -p lazaret-domain --example filter_figures`.
#![expect(clippy::unwrap_used, reason = "a measurement ends where it can't go on")]
#![expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]

use domain::filter::{Filter, Indexed};
use std::time::Instant;

#[path = "../tests/it/crowd.rs"]
mod crowd;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/world.rs"]
mod world;

/// How often each is measured; the median is printed.
const TIMES: usize = 21;

fn main() {
    let world = crowd::crowd();
    let rows = world.rows();
    median("assemble 10 000 entries and 10 000 events", || world.rows().len());
    median("prepare the rows for filtering", || {
        rows.iter().map(Indexed::new).count()
    });
    let indexed: Vec<Indexed> = rows.iter().map(Indexed::new).collect();
    for text in [
        "message",
        "zebra",
        "(hall OR \"to see\") NOT type:violation after:02:30 is:story",
    ] {
        let filter = Filter::parse(text).unwrap();
        median(&format!("filter {} rows by {text}", rows.len()), || {
            indexed.iter().filter(|row| filter.accepts(row)).count()
        });
    }
}

fn median(what: &str, measured: impl Fn() -> usize) {
    let mut times: Vec<_> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(measured());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{what}: {:.1} ms", times[TIMES / 2].as_secs_f64() * 1000.0);
}

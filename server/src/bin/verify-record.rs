//! Checks an exported record without the server: `verify-record FILE` says whether any entry was altered, removed or
//! put in and which payloads were erased, and prints the last hash – the same hash stands on an incident's own timeline in AWS.
//! A tool for the command line: its answer is what it prints, and its exit code 0, 1 (altered, or no record) or 2 (wrong usage).

use domain::chain;
use domain::entry::{Body, Entry};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: verify-record FILE");
        return ExitCode::from(2);
    };
    match verify(&path) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

fn verify(path: &std::ffi::OsStr) -> Result<String, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.to_string_lossy()))?;
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let entries: Result<Vec<Entry>, String> = lines
        .map(|(n, line)| serde_json::from_str(line).map_err(|error| format!("line {}: {error}", n + 1)))
        .collect();
    let entries = entries?;
    if entries.is_empty() {
        return Err(format!("{}: no entries", path.to_string_lossy()));
    }
    let last = chain::verify(&entries).map_err(|error| format!("the record was altered: {error}"))?;
    let erased: Vec<String> = entries
        .iter()
        .filter(|entry| matches!(entry.entry.body, Body::Erased { .. }))
        .map(|entry| entry.seq.to_string())
        .collect();
    let erased = match erased.as_slice() {
        [] => String::new(),
        places => format!(", of which erased: {}", places.join(", ")),
    };
    Ok(format!(
        "{} entries, unaltered{erased}; last hash {last}",
        entries.len()
    ))
}

//! Filters of executions and steps: all must match, each by any of its values.

use serde_json::Value;

use super::super::errors::refused;
use crate::times;
use crate::wire::Refusal;

/// One filter; `times` are its values where it compares with a time.
#[derive(Debug)]
pub(super) struct Filter {
    pub key: String,
    pub values: Vec<String>,
    pub times: Vec<i64>,
}

/// Reads the filters of a checked request.
///
/// # Errors
/// `InvalidFilterValue` for a time that doesn't read as one.
pub(super) fn filters(input: &Value) -> Result<Vec<Filter>, Refusal> {
    let filters = input["Filters"].as_array().into_iter().flatten();
    filters.map(read).collect()
}

fn read(filter: &Value) -> Result<Filter, Refusal> {
    let key = filter["Key"].as_str().unwrap_or_default().to_owned();
    let values = filter["Values"].as_array().into_iter().flatten();
    let values: Vec<String> = values
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect();
    let mut moments = Vec::new();
    if key.starts_with("StartTime") {
        for value in &values {
            let moment = times::from_iso(value).ok_or_else(|| {
                let message = format!("The filter value {value} isn't a time.");
                refused("InvalidFilterValue", &message)
            })?;
            moments.push(moment);
        }
    }
    Ok(Filter {
        key,
        values,
        times: moments,
    })
}

//! Pages of queues: up to 1 000, and a token only where the request bounds them.

use serde_json::Value;

use super::errors::bad_parameter;
use crate::page::{Page, Words};
use crate::wire::Refusal;

const WORDS: Words = Words {
    token: "NextToken",
    size: "MaxResults",
    next: "NextToken",
};

pub(super) fn page(operation: &str, input: &Value) -> Result<Page, Refusal> {
    let size = input["MaxResults"].as_i64();
    if size.is_some_and(|size| !(1..=1_000).contains(&size)) {
        return Err(bad_parameter("MaxResults must be between 1 and 1000."));
    }
    Page::worded(&WORDS, operation, input, Some(1_000))
        .map_err(|_| bad_parameter("Invalid or expired next token."))
}

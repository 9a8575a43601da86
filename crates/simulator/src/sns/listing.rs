//! Pages of a hundred, as every listing of SNS has them.

use serde_json::Value;

use super::errors::invalid;
use crate::page::{Page, Words};
use crate::wire::Refusal;

const WORDS: Words = Words {
    token: "NextToken",
    size: "MaxResults",
    next: "NextToken",
};

pub(super) fn page(operation: &str, input: &Value) -> Result<Page, Refusal> {
    Page::worded(&WORDS, operation, input, Some(100)).map_err(|_| invalid("NextToken"))
}

//! Pages as Systems Manager has them: at most 50 items, tokens called `NextToken`.

use serde_json::Value;

use super::errors::refused;
use crate::page::{Page, Words};
use crate::wire::Refusal;

const WORDS: Words = Words {
    token: "NextToken",
    size: "MaxResults",
    next: "NextToken",
};

/// Which page a request asks for; 50 items unless it says fewer (*assumed*: the model states only the bounds).
///
/// # Errors
/// `InvalidNextToken` for a token that this listing did not give out.
pub(super) fn page(operation: &str, input: &Value) -> Result<Page, Refusal> {
    Page::worded(&WORDS, operation, input, Some(50))
        .map_err(|_| refused("InvalidNextToken", "The specified token isn't valid."))
}

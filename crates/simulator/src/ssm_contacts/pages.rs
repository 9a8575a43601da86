//! Pages of listings: at most 1 024 items, tokens called `NextToken`.

use serde_json::Value;

use crate::page::{Page, Words};
use crate::wire::Refusal;

const WORDS: Words = Words {
    token: "NextToken",
    size: "MaxResults",
    next: "NextToken",
};
/// Items of a page unless asked (*assumed*: the model states only the bounds).
const USUAL: u64 = 100;

/// Which page a request asks for; none of a page's size, or zero, is the usual one.
///
/// # Errors
/// `ValidationException` for a token that this listing did not give out.
pub(super) fn page(operation: &str, input: &Value) -> Result<Page, Refusal> {
    let mut input = input.clone();
    if input["MaxResults"].as_u64() == Some(0) {
        input["MaxResults"] = USUAL.into();
    }
    Page::worded(&WORDS, operation, &input, Some(USUAL))
}

/// Items by their place in the listing, behind the page before.
pub(super) fn numbered(
    page: &Page,
    items: impl Iterator<Item = Value>,
) -> impl Iterator<Item = (String, Value)> {
    let after = page.after().and_then(|key| key.parse::<usize>().ok());
    let from = after.map_or(0, |last| last + 1);
    items
        .enumerate()
        .skip(from)
        .map(|(place, item)| (place.to_string(), item))
}

//! Pages of IoT's listings.

use serde_json::Value;

use crate::page::{Page, Words};
use crate::wire::Refusal;

/// Items of a page where the request doesn't say (documented for `ListCertificates`, *assumed* for the others).
const USUAL: u64 = 25;

/// What the listings of certificates and policies call their tokens.
const MARKERS: Words = Words {
    token: "marker",
    size: "pageSize",
    next: "nextMarker",
};

/// A page of `nextToken` and `maxResults` from items in their order; the keys are unique.
pub(super) fn tokens(
    operation: &str,
    input: &Value,
    name: &str,
    items: impl Iterator<Item = (String, Value)>,
) -> Result<Value, Refusal> {
    Ok(behind(&Page::read(operation, input, Some(USUAL))?, name, items))
}

/// A page of `marker` and `pageSize`.
pub(super) fn markers(
    operation: &str,
    input: &Value,
    name: &str,
    items: impl Iterator<Item = (String, Value)>,
) -> Result<Value, Refusal> {
    Ok(behind(
        &Page::worded(&MARKERS, operation, input, Some(USUAL))?,
        name,
        items,
    ))
}

/// Where the last item of the page before is gone meanwhile, the listing begins anew.
fn behind(page: &Page, name: &str, items: impl Iterator<Item = (String, Value)>) -> Value {
    let items: Vec<_> = items.collect();
    let from = page
        .after()
        .and_then(|after| items.iter().position(|(key, _)| key == after))
        .map_or(0, |at| at + 1);
    page.fill(name, items.into_iter().skip(from))
}

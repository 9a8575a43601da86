//! Pages of listings.

use serde_json::Value;

use crate::page::Page;
use crate::wire::Refusal;

/// One page of items that are in the order of their keys; `usual` is the size of a page unless the request says.
///
/// # Errors
/// `InvalidRequestException` for a token that this listing did not give out.
pub(super) fn paged(
    operation: &str,
    input: &Value,
    usual: Option<u64>,
    name: &str,
    items: impl Iterator<Item = (String, Value)>,
) -> Result<Value, Refusal> {
    let page = Page::read(operation, input, usual)?;
    let behind = |(key, _): &(String, Value)| page.after().is_none_or(|after| key.as_str() > after);
    Ok(page.fill(name, items.filter(behind)))
}

/// A key by which the newest comes first.
pub(super) fn newest_first(at: i64, id: &str) -> String {
    format!("{:020}.{id}", i64::MAX - at)
}

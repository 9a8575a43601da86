//! Pages: an opaque token names the last item of the page before, so that items that come meanwhile shift nothing.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::ids::fingerprint;
use crate::wire::Refusal;

/// AWS's own page size where the request names none (*assumed*: the model states only the bounds).
const USUAL: u64 = 100;

/// How a listing calls its token, its page size, and the token of the next page.
pub(crate) struct Words {
    pub token: &'static str,
    pub size: &'static str,
    pub next: &'static str,
}

/// What nearly all listings call them.
pub(crate) const TOKENS: Words = Words {
    token: "nextToken",
    size: "maxResults",
    next: "nextToken",
};

/// Which page of which listing a request asks for.
pub(crate) struct Page {
    words: &'static Words,
    listing: u64,
    after: Option<String>,
    size: usize,
}

impl Page {
    /// Reads `nextToken` and `maxResults`.
    ///
    /// # Errors
    /// `ValidationException` for a token that this listing with these filters did not give out.
    pub(crate) fn read(operation: &str, input: &Value, usual: Option<u64>) -> Result<Self, Refusal> {
        Self::worded(&TOKENS, operation, input, usual)
    }

    /// The same, where the listing has other words.
    ///
    /// # Errors
    /// As [`Page::read`].
    pub(crate) fn worded(
        words: &'static Words,
        operation: &str,
        input: &Value,
        usual: Option<u64>,
    ) -> Result<Self, Refusal> {
        let listing = listing(words, operation, input);
        let after = match input[words.token].as_str() {
            None => None,
            Some(token) => Some(
                decode(listing, token)
                    .ok_or_else(|| Refusal::validation(format!("Invalid {}", words.token)))?,
            ),
        };
        let size = input[words.size]
            .as_u64()
            .unwrap_or_else(|| usual.unwrap_or(USUAL));
        Ok(Self {
            words,
            listing,
            after,
            size: usize::try_from(size).unwrap_or(usize::MAX),
        })
    }

    /// The key of the last item of the page before.
    pub(crate) fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// Takes the page from the items behind `after`; gives back `{ name: [...], nextToken }`.
    pub(crate) fn fill(&self, name: &str, items: impl Iterator<Item = (String, Value)>) -> Value {
        let mut items = items.peekable();
        let mut page = Vec::new();
        let mut last = None;
        while page.len() < self.size {
            let Some((key, item)) = items.next() else { break };
            page.push(item);
            last = Some(key);
        }
        let mut reply = json!({ name: page });
        if let Some(last) = last.filter(|_| items.peek().is_some()) {
            reply[self.words.next] = encode(self.listing, &last).into();
        }
        reply
    }
}

/// What must be the same on every page: everything in the request but the page itself.
fn listing(words: &Words, operation: &str, input: &Value) -> u64 {
    let mut rest = input.clone();
    if let Some(members) = rest.as_object_mut() {
        members.remove(words.token);
        members.remove(words.size);
    }
    fingerprint(&format!("{operation}{rest}"))
}

fn encode(listing: u64, key: &str) -> String {
    let seal = fingerprint(&format!("{listing:x}.{key}"));
    let head = format!("{listing:016x}{seal:016x}");
    key.bytes().fold(head, |mut token, byte| {
        let _ = write!(token, "{byte:02x}");
        token
    })
}

fn decode(listing: u64, token: &str) -> Option<String> {
    let (of, rest) = token.split_at_checked(16)?;
    let (_, body) = rest.split_at_checked(16)?;
    let number = |digits: &str| u8::from_str_radix(digits, 16).ok();
    let bytes: Option<Vec<u8>> = (0..body.len())
        .step_by(2)
        .map(|at| number(body.get(at..at + 2)?))
        .collect();
    let key = String::from_utf8(bytes?).ok()?;
    (of == format!("{listing:016x}") && token == encode(listing, &key)).then_some(key)
}

/// A key that sorts by time and, within it, by order of arrival.
pub(crate) fn time_key(ms: i64, seq: u64) -> String {
    format!("{ms}.{seq}")
}

pub(crate) fn read_time_key(key: &str) -> Option<(i64, u64)> {
    let (ms, seq) = key.split_once('.')?;
    Some((ms.parse().ok()?, seq.parse().ok()?))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use super::*;

    #[test]
    fn a_token_leads_on_from_its_last_item_and_fits_no_other_listing() {
        let input = json!({"maxResults": 2});
        let items = || (1..=3).map(|n| (format!("k{n}"), json!(n)));
        let first = Page::read("List", &input, None).unwrap().fill("items", items());
        assert_eq!(first["items"], json!([1, 2]));
        let token = &first["nextToken"];
        let next = Page::read("List", &json!({"maxResults": 1, "nextToken": token}), None).unwrap();
        assert_eq!(next.after(), Some("k2"));
        assert!(Page::read("List", &json!({"filters": [], "nextToken": token}), None).is_err());
        assert!(Page::read("Other", &json!({"nextToken": token}), None).is_err());
        assert!(Page::read("List", &json!({"nextToken": "äöü"}), None).is_err());
    }

    #[test]
    fn the_last_page_has_no_token() {
        let page = Page::read("List", &json!({"maxResults": 2}), None).unwrap();
        let reply = page.fill("items", (1..=2).map(|n| (n.to_string(), json!(n))));
        assert!(reply.get("nextToken").is_none());
    }
}

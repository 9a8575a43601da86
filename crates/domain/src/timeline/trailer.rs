//! The mark by which a mirrored event says which entry of the record it stands for.

use crate::ids::EntryId;
use std::fmt;

/// How many characters a trailer has at most.
pub const TRAILER_LIMIT: usize = OPEN.len() + 36 + HASH.len() + 64 + 1;

const OPEN: &str = "[lazaret entry=";
const HASH: &str = " sha256=";

/// `[lazaret entry=<uuid> sha256=<64 hex>]` at the very end of a mirrored event's text: readable in the store's own
/// console, and with the hash an anchor of the record outside of it. Anybody who may write to the store can write
/// one, so it is a claim until entry, hash and text agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trailer {
    /// The entry it stands for.
    pub entry: EntryId,
    /// That entry's hash, 64 lower-case hex digits.
    pub hash: String,
}

impl Trailer {
    /// The trailer at the end of `text`, and the text before it without the white space between. A trailer anywhere
    /// else is part of the text: somebody quoted it.
    pub fn find(text: &str) -> Option<(Self, &str)> {
        let body = text.trim_end().strip_suffix(']')?;
        let start = body.len().checked_sub(TRAILER_LIMIT - 1)?;
        let inner = body.get(start..)?.strip_prefix(OPEN)?;
        let (entry, hash) = inner.split_once(HASH)?;
        let is_hash = hash.len() == 64
            && hash
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let trailer = Self {
            entry: entry.parse().ok()?,
            hash: is_hash.then(|| hash.to_owned())?,
        };
        Some((trailer, body.get(..start)?.trim_end()))
    }
}

impl fmt::Display for Trailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{OPEN}{}{HASH}{}]", self.entry, self.hash)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn trailer(digit: char) -> Trailer {
        Trailer {
            entry: "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0".parse().unwrap(),
            hash: digit.to_string().repeat(64),
        }
    }

    #[test]
    fn a_trailer_reads_back_and_has_the_stated_length() {
        let text = format!("Valve closed\n\n— Responder S via Lazaret\n{}", trailer('a'));
        assert_eq!(trailer('a').to_string().len(), TRAILER_LIMIT);
        assert_eq!(
            Trailer::find(&text),
            Some((trailer('a'), "Valve closed\n\n— Responder S via Lazaret"))
        );
    }

    #[test]
    fn only_the_last_trailer_counts_and_the_one_before_stays_text() {
        let forged = format!("see {}", trailer('b'));
        let text = format!("{forged}\n{}", trailer('a'));
        assert_eq!(Trailer::find(&text), Some((trailer('a'), forged.as_str())));
    }

    #[test]
    fn what_only_looks_like_a_trailer_is_none() {
        let whole = trailer('a').to_string();
        for text in [
            String::new(),
            "]".into(),
            format!("{whole} and more"),
            whole.replace("sha256", "sha512"),
            whole.to_uppercase(),
            format!("😀{}", &whole[1..]),
            trailer('g').to_string(),
        ] {
            assert_eq!(Trailer::find(&text), None, "{text}");
        }
        assert!(Trailer::find(&format!("{whole}\n ")).is_some());
    }
}

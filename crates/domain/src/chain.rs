//! The hash chain: what makes an altered record show.
//!
//! A link covers the chain's name, the place, the hash before, who, when, the entry's id and the *hash* of the
//! payload – so a payload can lawfully be erased and leave a tombstone, and the chain still verifies.

use crate::entry::{Body, Entry, NewEntry};
use sha2::{Digest, Sha256};

/// The hash before the first entry: 64 zeros.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The parts of a link that are stored beside the payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The chain's name.
    pub chain: &'a str,
    /// Place in the chain, from 1.
    pub seq: u64,
    /// The entry's id.
    pub id: &'a str,
    /// When it was written, milliseconds.
    pub at: i64,
    /// SHA-256 of the payload's JSON text, hex.
    pub payload_hash: &'a str,
    /// The hash of the entry before, or [`GENESIS`].
    pub before: &'a str,
}

impl Link<'_> {
    /// The link's own hash: SHA-256 over its parts, each preceded by its length so that no two links read alike.
    pub fn hash(&self) -> String {
        let mut digest = Sha256::new();
        let (seq, at) = (self.seq.to_string(), self.at.to_string());
        for part in [
            "lazaret-chain-1",
            self.chain,
            &seq,
            self.id,
            &at,
            self.payload_hash,
            self.before,
        ] {
            digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(part.as_bytes());
        }
        hex::encode(digest.finalize())
    }
}

/// SHA-256 of a text, 64 hex digits.
pub fn sha256(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// The payload a link covers: who acted and what they did, as canonical JSON text.
pub fn payload(entry: &NewEntry) -> Result<String, serde_json::Error> {
    serde_json::to_string(&(&entry.who, &entry.body))
}

/// What is wrong with a chain, at which place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrokenChain {
    /// A place is missing or doubled.
    #[error("entry {expected} is missing; found {found} instead")]
    Gap {
        /// The place expected.
        expected: u64,
        /// The place found.
        found: u64,
    },
    /// The stored hash isn't the hash of what is stored.
    #[error("entry {seq} was altered: its hash doesn't match")]
    Altered {
        /// Its place.
        seq: u64,
    },
}

/// Checks a whole chain of entries, oldest first; of an erased one the hash of its payload counts. Returns the last hash.
pub fn verify(entries: &[Entry]) -> Result<String, BrokenChain> {
    let mut before = GENESIS.to_owned();
    for (index, entry) in entries.iter().enumerate() {
        let expected = index as u64 + 1;
        if entry.seq != expected {
            return Err(BrokenChain::Gap {
                expected,
                found: entry.seq,
            });
        }
        let altered = |_| BrokenChain::Altered { seq: entry.seq };
        let payload_hash = match &entry.entry.body {
            Body::Erased { payload_hash } => payload_hash.clone(),
            Body::Act(_) | Body::Outcome { .. } => sha256(&payload(&entry.entry).map_err(altered)?),
        };
        let chain = entry.entry.chain.to_string();
        let link = Link {
            chain: &chain,
            seq: entry.seq,
            id: entry.entry.id.as_str(),
            at: entry.entry.at.0,
            payload_hash: &payload_hash,
            before: &before,
        };
        if link.hash() != entry.hash {
            return Err(BrokenChain::Altered { seq: entry.seq });
        }
        before.clone_from(&entry.hash);
    }
    Ok(before)
}

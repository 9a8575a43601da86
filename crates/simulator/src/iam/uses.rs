//! What principals used of their rights, and what they asked for in vain.
//!
//! The log of calls keeps the latest only, and names operations; IAM judges actions, of which a call may need none or
//! several. So each judgement is counted where it is made, for as long as the account is there.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

/// A principal's actions, each with how often it was judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Uses {
    /// What its policies allowed.
    pub allowed: BTreeMap<String, u64>,
    /// What they did not.
    pub denied: BTreeMap<String, u64>,
}

/// The uses of all principals, shared with every caller.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger(Arc<Mutex<BTreeMap<String, Uses>>>);

impl Ledger {
    pub(super) fn note(&self, principal: &str, action: &str, allowed: bool) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let uses = all.entry(principal.to_owned()).or_default();
        let judged = if allowed {
            &mut uses.allowed
        } else {
            &mut uses.denied
        };
        *judged.entry(action.to_owned()).or_default() += 1;
    }

    pub(crate) fn all(&self) -> BTreeMap<String, Uses> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

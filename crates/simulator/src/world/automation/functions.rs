//! The functions that `aws:invokeLambdaFunction` can call: the port of Lambda, which is not simulated itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::world::Account;

/// What a function does in the account with a payload at a time. Its effects come at once, its answer when it is done.
pub(crate) type Function = Arc<dyn Fn(&mut Account, &Value, i64) -> Invoked + Send + Sync>;

/// What came of an invocation.
#[derive(Clone, Debug)]
pub(crate) struct Invoked {
    /// Milliseconds until it answered.
    pub took_ms: i64,
    /// What it returned, or the error that it raised.
    pub answer: Result<Value, String>,
}

/// Functions by name.
#[derive(Default)]
pub(crate) struct Functions {
    by_name: BTreeMap<String, Function>,
}

impl std::fmt::Debug for Functions {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_set().entries(self.by_name.keys()).finish()
    }
}

impl Functions {
    pub(crate) fn deploy(&mut self, name: &str, function: Function) {
        self.by_name.insert(name.to_owned(), function);
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.by_name.remove(name);
    }

    pub(super) fn get(&self, name: &str) -> Option<Function> {
        self.by_name.get(name).cloned()
    }
}

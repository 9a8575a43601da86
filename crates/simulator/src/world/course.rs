//! What happens by itself as time passes.

use super::{Account, connections, defender};

impl Account {
    /// Lets everything happen that is due, each at its time.
    pub(crate) fn catch_up(&mut self, now: i64) {
        while let Some(at) = defender::finish_due(self, now) {
            connections::follow(self, at);
        }
        connections::follow(self, now);
    }
}

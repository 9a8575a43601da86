//! What happens by itself as time passes.

use super::{Account, automation, connections, defender};

impl Account {
    /// Lets everything happen that is due, each at its time.
    pub(crate) fn catch_up(&mut self, now: i64) {
        while let Some(at) = automation::next_due(self).filter(|at| *at <= now) {
            self.follow(at);
            automation::run_due(self, at);
        }
        self.follow(now);
    }

    fn follow(&mut self, now: i64) {
        while let Some(at) = defender::finish_due(self, now) {
            connections::follow(self, at);
        }
        connections::follow(self, now);
    }
}

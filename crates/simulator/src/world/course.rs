//! What happens by itself as time passes.

use super::{Account, automation, connections, defender, functions, paging};

impl Account {
    /// Lets everything happen that is due, each at its time.
    pub(crate) fn catch_up(&mut self, now: i64) {
        while let Some(at) = self.next_due().filter(|at| *at <= now) {
            self.follow(at);
            automation::run_due(self, at);
            paging::run_due(self, at);
            functions::run_due(self, at);
        }
        self.follow(now);
    }

    /// When the next thing happens by itself that has a time of its own.
    pub(crate) fn next(&self) -> Option<i64> {
        let times = [self.next_due(), self.next_of_defender()];
        times.into_iter().flatten().min()
    }

    /// When a runbook, an engagement or a function goes on next.
    fn next_due(&self) -> Option<i64> {
        let times = [
            automation::next_due(self),
            paging::next_due(self),
            functions::next_due(self),
        ];
        times.into_iter().flatten().min()
    }

    fn follow(&mut self, now: i64) {
        while let Some(at) = self.next_of_defender().filter(|at| *at <= now) {
            connections::follow(self, at);
            defender::finish_due(self, at);
            defender::look(self, at);
            connections::follow(self, at);
        }
        connections::follow(self, now);
    }

    fn next_of_defender(&self) -> Option<i64> {
        let next = [defender::next_end(self), defender::next_look(self)];
        next.into_iter().flatten().min()
    }
}

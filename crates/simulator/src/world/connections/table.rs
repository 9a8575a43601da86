//! The broker's side of an account.

use std::collections::{BTreeMap, VecDeque};

use super::{Client, Happening, Message, What};

/// Happenings that are remembered.
const REMEMBERED: usize = 20_000;

#[derive(Debug, Default)]
pub(crate) struct Connections {
    /// By client id.
    pub clients: BTreeMap<String, Client>,
    /// By topic.
    pub retained: BTreeMap<String, Message>,
    pub happened: VecDeque<Happening>,
    last: u64,
}

impl Connections {
    /// Whether a client of that id is connected.
    pub(crate) fn is_connected(&self, id: &str) -> bool {
        self.clients.get(id).is_some_and(Client::is_connected)
    }

    pub(crate) fn note(&mut self, client: &Client, at: i64, what: What, allowed: bool) {
        self.last += 1;
        self.happened.push_back(Happening {
            n: self.last,
            at,
            client: client.asked.client_id.clone(),
            principal: client.principal.clone(),
            source_ip: client.asked.source_ip.clone(),
            source_port: client.asked.source_port,
            what,
            allowed,
        });
        if self.happened.len() > REMEMBERED {
            self.happened.pop_front();
        }
    }
}

//! The tunnels of an account.

use std::collections::BTreeMap;

use super::Tunnel;
use crate::wire::Refusal;

#[derive(Debug, Default)]
pub(crate) struct Tunnels {
    by_id: BTreeMap<String, Tunnel>,
}

impl Tunnels {
    pub(crate) fn contains(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    pub(super) fn insert(&mut self, tunnel: Tunnel) {
        self.by_id.insert(tunnel.id.clone(), tunnel);
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.by_id.remove(id);
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Tunnel> {
        self.by_id.values()
    }

    /// # Errors
    /// `ResourceNotFoundException` for an unknown tunnel.
    pub(super) fn get(&self, id: &str) -> Result<&Tunnel, Refusal> {
        self.by_id.get(id).ok_or_else(|| not_found(id))
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Result<&mut Tunnel, Refusal> {
        self.by_id.get_mut(id).ok_or_else(|| not_found(id))
    }
}

pub(super) fn not_found(id: &str) -> Refusal {
    Refusal::new(
        400,
        "ResourceNotFoundException",
        format!("The tunnel {id} cannot be found"),
    )
}

//! Everything that the service keeps for an account, but for engagements and their pages.

use std::collections::{BTreeMap, HashMap};

use super::errors::{ResourceType, not_found};
use super::{Channel, Contact, Inbox, codes};
use crate::ids::Ids;
use crate::wire::Refusal;

#[derive(Debug, Default)]
pub(crate) struct Contacts {
    by_alias: BTreeMap<String, Contact>,
    channels: HashMap<String, Channel>,
    pub inbox: Inbox,
}

impl Contacts {
    /// Adds a contact, or puts it in the place of the one with its alias.
    pub(crate) fn insert(&mut self, contact: Contact) {
        self.by_alias.insert(contact.alias.clone(), contact);
    }

    /// By alias.
    pub(crate) fn all(&self) -> &BTreeMap<String, Contact> {
        &self.by_alias
    }

    pub(crate) fn known(&self, arn: &str) -> Option<&Contact> {
        let contact = self.by_alias.get(alias(arn)?)?;
        (contact.arn == arn).then_some(contact)
    }

    /// The contact of this ARN.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for an unknown one, or the ARN of something else.
    pub(crate) fn contact(&self, arn: &str) -> Result<&Contact, Refusal> {
        self.known(arn)
            .ok_or_else(|| not_found(ResourceType::Contact, arn))
    }

    pub(super) fn contact_mut(&mut self, arn: &str) -> Result<&mut Contact, Refusal> {
        alias(arn)
            .and_then(|alias| self.by_alias.get_mut(alias))
            .filter(|contact| contact.arn == arn)
            .ok_or_else(|| not_found(ResourceType::Contact, arn))
    }

    /// Removes a contact with its channels; plans that name it stay as they are (model, `DeleteContact`).
    pub(super) fn remove(&mut self, arn: &str) -> Result<(), Refusal> {
        let contact = self.contact(arn)?.clone();
        self.by_alias.remove(&contact.alias);
        for channel in &contact.channels {
            self.channels.remove(channel);
        }
        Ok(())
    }

    /// Adds a channel to its contact, which exists.
    pub(crate) fn add_channel(&mut self, channel: Channel) {
        if let Ok(contact) = self.contact_mut(&channel.contact_arn) {
            contact.channels.push(channel.arn.clone());
        }
        self.channels.insert(channel.arn.clone(), channel);
    }

    pub(crate) fn known_channel(&self, arn: &str) -> Option<&Channel> {
        self.channels.get(arn)
    }

    /// The channel of this ARN.
    ///
    /// # Errors
    /// `ResourceNotFoundException` for an unknown one, or the ARN of something else.
    pub(crate) fn channel(&self, arn: &str) -> Result<&Channel, Refusal> {
        self.channels
            .get(arn)
            .ok_or_else(|| not_found(ResourceType::Channel, arn))
    }

    pub(crate) fn channel_mut(&mut self, arn: &str) -> Result<&mut Channel, Refusal> {
        self.channels
            .get_mut(arn)
            .ok_or_else(|| not_found(ResourceType::Channel, arn))
    }

    /// Removes a channel; the plan that names it stays as it is (model, `DeleteContactChannel`).
    pub(super) fn remove_channel(&mut self, arn: &str) -> Result<(), Refusal> {
        let channel = self.channel(arn)?.clone();
        self.channels.remove(arn);
        let contact = self.contact_mut(&channel.contact_arn)?;
        contact.channels.retain(|known| known != arn);
        Ok(())
    }

    /// The channels of a contact, in the order of their creation.
    pub(crate) fn channels_of<'a>(&'a self, contact: &'a Contact) -> impl Iterator<Item = &'a Channel> {
        contact.channels.iter().filter_map(|arn| self.channels.get(arn))
    }

    /// Sends a new activation code to a channel; the one before is void (*assumed*).
    pub(crate) fn send_activation_code(&mut self, ids: &mut Ids, arn: &str, now: i64) -> Result<(), Refusal> {
        let code = codes::code(ids);
        let channel = self.channel_mut(arn)?;
        channel.code = Some(code.clone());
        let channel = channel.clone();
        self.inbox.activation(&channel, code, now);
        Ok(())
    }
}

fn alias(arn: &str) -> Option<&str> {
    arn.split_once(":contact/").map(|(_, alias)| alias)
}

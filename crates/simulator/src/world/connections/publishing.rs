//! Messages that devices publish.

use super::{Message, What, admission};
use crate::world::Account;

/// A connected client publishes, if the policies in force let it.
pub(crate) fn publish(account: &mut Account, id: &str, message: Message, keep: bool) -> bool {
    let known = account.connections.clients.get(id).cloned();
    let Some(client) = known.filter(super::Client::is_connected) else {
        return false;
    };
    let allowed = admission::may_publish(account, &client, &message.topic, message.at);
    let topic = message.topic.clone();
    let what = What::PublishIn { topic: topic.clone() };
    account.connections.note(&client, message.at, what, allowed);
    if allowed {
        if let Some(client) = account.connections.clients.get_mut(id) {
            client.note_publication(message.at, &topic);
        }
        if keep {
            retain(account, message);
        }
    }
    allowed
}

/// Keeps a message as its topic's; an empty one removes what was kept.
/// Authority: the model's text of `Publish`, `payload`.
pub(crate) fn retain(account: &mut Account, message: Message) {
    if message.payload.is_empty() {
        account.connections.retained.remove(&message.topic);
    } else {
        account
            .connections
            .retained
            .insert(message.topic.clone(), message);
    }
}

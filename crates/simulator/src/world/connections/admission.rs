//! Whether a client may connect, stay and publish.

use super::Client;
use crate::world::Account;
use crate::world::fleet::{self, Fleet, Verdict};

/// A certificate that is not active lets nobody connect, from the moment on.
/// Authority: the model's text of `UpdateCertificate`.
pub(crate) fn may_connect(account: &mut Account, client: &Client, at: i64) -> bool {
    account.fleet.is_active(&client.principal)
        && allows(account, client, "iot:Connect", &client_arn(account, client), at)
}

/// Who is connected stays until the certificate's delay has passed or a policy in force denies the connection.
/// *Assumed*: a policy that comes into force ends open connections, as if the client published at once.
pub(super) fn may_stay(account: &mut Account, client: &Client, at: i64) -> bool {
    certificate_cuts_at(&account.fleet, client).is_none_or(|cut| cut > at)
        && allows(account, client, "iot:Connect", &client_arn(account, client), at)
}

/// Whether a connected client may publish on this topic.
pub(super) fn may_publish(account: &mut Account, client: &Client, topic: &str, at: i64) -> bool {
    let resource = account.fleet.arns.of("topic", topic);
    allows(account, client, "iot:Publish", &resource, at)
}

/// When the client's certificate will cut it, if it is not active.
pub(super) fn certificate_cuts_at(fleet: &Fleet, client: &Client) -> Option<i64> {
    let since = fleet.certificate(&client.principal)?.inactive_since?;
    Some(since + fleet.certificate_delay_ms)
}

fn client_arn(account: &Account, client: &Client) -> String {
    account.fleet.arns.of("client", &client.asked.client_id)
}

/// Whether a message on this topic may be delivered to the client.
pub(crate) fn may_receive(account: &mut Account, client: &Client, topic: &str, at: i64) -> bool {
    let resource = account.fleet.arns.of("topic", topic);
    allows(account, client, "iot:Receive", &resource, at)
}

fn allows(account: &mut Account, client: &Client, action: &str, resource: &str, at: i64) -> bool {
    let asking = fleet::Client {
        id: &client.asked.client_id,
        principal: Some(&client.principal),
        source_ip: Some(&client.asked.source_ip),
        vpc_endpoint: client.asked.vpc_endpoint.as_deref(),
    };
    account.fleet.permits(&asking, action, resource, at).verdict == Verdict::Allowed
}

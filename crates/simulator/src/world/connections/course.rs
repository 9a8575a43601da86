//! How connections begin and end: on request, and by themselves as policies and certificates come into force.

use super::{Client, DisconnectReason, Link, Message, What, admission, retain};
use crate::world::Account;
use crate::world::fleet::Connectivity;
use std::collections::HashSet;

/// Puts a client as it stands, without asking anybody.
pub(crate) fn place(account: &mut Account, client: Client) {
    show(account, &client);
    let id = client.asked.client_id.clone();
    account.connections.clients.insert(id, client);
}

/// Connects a client if it may; one that has its id already is cut.
pub(crate) fn connect(account: &mut Account, mut client: Client, at: i64) -> bool {
    let id = client.asked.client_id.clone();
    let known = account.connections.clients.get(&id);
    if known.is_some_and(Client::is_connected) {
        end(account, &id, DisconnectReason::DuplicateClientid, at, true);
    }
    let allowed = admission::may_connect(account, &client, at);
    client.link = if allowed {
        Link::Up { since: at }
    } else {
        Link::Down {
            since: at,
            reason: DisconnectReason::AuthError,
        }
    };
    account.connections.note(&client, at, What::Connect, allowed);
    show(account, &client);
    account.connections.clients.insert(id, client);
    allowed
}

/// Ends a connection; a client that reconnects by itself and still may is back at once.
pub(crate) fn cut(account: &mut Account, id: &str, reason: DisconnectReason, at: i64, with_will: bool) {
    end(account, id, reason, at, with_will);
    come_back(account, id, at);
}

fn end(account: &mut Account, id: &str, reason: DisconnectReason, at: i64, with_will: bool) {
    let known = account.connections.clients.get_mut(id);
    let Some(client) = known.filter(|client| client.is_connected()) else {
        return;
    };
    client.link = Link::Down { since: at, reason };
    let client = client.clone();
    account
        .connections
        .note(&client, at, What::Disconnect(reason), true);
    show(account, &client);
    if let Some(topic) = client
        .asked
        .will_topic
        .filter(|_| with_will && reason.publishes_will())
    {
        retain(
            account,
            Message {
                topic,
                payload: b"{\"online\":false}".to_vec(),
                qos: 1,
                user_properties: None,
                at,
            },
        );
    }
}

fn come_back(account: &mut Account, id: &str, at: i64) {
    let Some(client) = account.connections.clients.get(id).cloned() else {
        return;
    };
    if !client.asked.reconnects || client.is_connected() || !account.fleet.is_active(&client.principal) {
        return;
    }
    let allowed = admission::may_connect(account, &client, at);
    if let Some(client) = account.connections.clients.get_mut(id) {
        client.refused = !allowed;
    }
    if allowed {
        connect_again(account, id, at);
    }
}

fn connect_again(account: &mut Account, id: &str, at: i64) {
    let Some(client) = account.connections.clients.get_mut(id) else {
        return;
    };
    client.link = Link::Up { since: at };
    let client = client.clone();
    account.connections.note(&client, at, What::Connect, true);
    show(account, &client);
}

/// Lets policies come into force, certificates cut and clients return, each at its time, up to now.
pub(crate) fn follow(account: &mut Account, now: i64) {
    while let Some(at) = next(account).filter(|at| *at <= now) {
        account.fleet.settle(at);
        cut_denied(account, at);
        for client in account.connections.clients.values_mut() {
            client.refused = false;
        }
        return_allowed(account, at);
    }
    return_allowed(account, now);
}

/// When something comes into force next.
fn next(account: &Account) -> Option<i64> {
    let policies = account.fleet.next_in_force();
    // Asked at every call: clients are many, and certificates that are off are few.
    let certificates = account.fleet.certificates.values();
    let inactive = certificates.filter(|certificate| certificate.inactive_since.is_some());
    let inactive: HashSet<&str> = inactive.map(|certificate| certificate.arn.as_str()).collect();
    let clients = account.connections.clients.values();
    let used = clients.filter(|client| inactive.contains(client.principal.as_str()) && client.is_connected());
    let cuts = used.filter_map(|client| admission::certificate_cuts_at(&account.fleet, client));
    cuts.chain(policies).min()
}

fn cut_denied(account: &mut Account, at: i64) {
    let clients = account.connections.clients.values();
    let connected: Vec<Client> = clients.filter(|client| client.is_connected()).cloned().collect();
    for client in connected {
        if !admission::may_stay(account, &client, at) {
            end(
                account,
                &client.asked.client_id,
                DisconnectReason::AuthError,
                at,
                true,
            );
        }
    }
}

fn return_allowed(account: &mut Account, at: i64) {
    let clients = account.connections.clients.iter();
    let waiting: Vec<String> = clients
        .filter(|(_, client)| client.asked.reconnects && !client.is_connected() && !client.refused)
        .map(|(id, _)| id.clone())
        .collect();
    for id in waiting {
        come_back(account, &id, at);
    }
}

/// Tells the registry's side, which knows clients by the things of their name.
fn show(account: &mut Account, client: &Client) {
    let id = &client.asked.client_id;
    if account.fleet.thing(id).is_none() {
        return;
    }
    let (connected, since, reason) = match client.link {
        Link::Up { since } => (true, since, "NONE"),
        Link::Down { since, reason } => (false, since, reason.wire()),
    };
    let connectivity = Connectivity {
        connected,
        since,
        reason,
        source_ip: client.asked.source_ip.clone(),
        source_port: client.asked.source_port,
        target_ip: TARGET_IP.to_owned(),
        target_port: TARGET_PORT,
        vpc_endpoint: client.asked.vpc_endpoint.clone(),
        keep_alive: client.asked.keep_alive,
        clean_session: client.asked.clean_session,
        session_expiry: client.asked.session_expiry,
    };
    account.fleet.connectivity.insert(id.clone(), connectivity);
}

/// The endpoint's address (an address for documentation, RFC 5737).
pub(crate) const TARGET_IP: &str = "198.51.100.20";
/// MQTT over TLS.
pub(crate) const TARGET_PORT: u16 = 8883;

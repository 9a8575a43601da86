//! What the story's people do about pages.

use super::people;
use crate::world::Account;
use crate::world::paging::{self, Acceptance, Letter, Start};

/// Somebody acknowledges the first page that reached them in an incident.
pub(super) fn acknowledge(account: &mut Account, incident: &str, contact: &str, at: i64) {
    paging::run_due(account, at);
    let contact = people::contact(account, contact);
    // Among the incident's own: a contact of a long history has thousands of pages.
    let engagements = account.engagements.newest_first(Some(incident), None);
    let pages = engagements
        .flat_map(|(_, engagement)| engagement.pages.iter().rev())
        .filter_map(|arn| account.engagements.page(arn).ok());
    let page = pages
        .filter(|(page, _)| page.sent.is_some() && page.contact_arn == contact)
        .map(|(page, _)| (page.arn.clone(), page.code.clone()))
        .last();
    let Some((page, code)) = page else {
        return tracing::error!(
            incident,
            contact,
            "the story acknowledges a page that wasn't sent"
        );
    };
    let acceptance = Acceptance {
        page: &page,
        channel: None,
        read: true,
        note: None,
        code: &code,
        enforce: true,
    };
    if let Err(refusal) = acceptance.run(account, at) {
        tracing::error!(
            page,
            reason = refusal.message,
            "the story's page can't be acknowledged"
        );
    }
}

/// A person engages somebody for an incident.
pub(super) fn engage(
    account: &mut Account,
    incident: &str,
    who: &str,
    contact: &str,
    because: &str,
    at: i64,
) {
    let start = Start {
        contact: people::contact(account, contact),
        letter: Letter {
            sender: who.to_owned(),
            subject: "You are asked for help in an incident".to_owned(),
            content: because.to_owned(),
            public_subject: Some("AWS Incident Manager".to_owned()),
            public_content: Some("You are asked for help in an incident.".to_owned()),
        },
        incident: Some(incident.to_owned()),
    };
    if let Err(refusal) = start.run(account, at) {
        tracing::error!(contact, reason = refusal.message, "the story engages nobody");
    }
}

/// Stops every engagement of an incident.
pub(super) fn silence(account: &mut Account, incident: &str, at: i64) {
    let running = account.engagements.newest_first(Some(incident), None);
    let running: Vec<String> = running.map(|(_, engagement)| engagement.arn.clone()).collect();
    for arn in running {
        // It exists: it was just listed.
        let _ = paging::stop(account, &arn, None, at);
    }
}

//! Who acts in the story: roles, no names.

use crate::ssm_contacts::contact_arn;
use crate::world::Account;

pub(super) const RESPONDER: &str = "responder.s";
pub(super) const SECOND_RESPONDER: &str = "responder.k";
pub(super) const LEAD: &str = "lead.m";
pub(super) const ENGINEER: &str = "device-engineer.d";

/// The principal of a person who works through the console's responder role.
pub(super) fn responder(account: &Account, person: &str) -> String {
    session(account, "LazaretResponder", person)
}

/// The principal of the automation that turns alerts into incidents.
pub(super) fn automation(account: &Account) -> String {
    session(account, "LazaretDetect", "detect")
}

pub(super) fn session(account: &Account, role: &str, session: &str) -> String {
    format!("arn:aws:sts::{}:assumed-role/{role}/{session}", account.id)
}

/// Somebody who is paged, or the plan by which people are.
pub(super) fn contact(account: &Account, alias: &str) -> String {
    contact_arn(account, alias)
}

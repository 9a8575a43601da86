//! Pages and their acknowledgements.

use super::read::{Reading, is_acknowledgement, is_page, member, object};
use super::update::Change;
use crate::timeline::plain::principal;
use crate::timeline::row::{Layer, Mark};
use serde_json::Value;

pub(super) fn read_page(data: &Value) -> Reading {
    let headline = format!("Paged {}", contact(data));
    let actor = "Incident Manager".to_owned();
    Reading::new("page", Mark::System, Layer::Activity, actor, headline)
}

pub(super) fn read_acknowledgement(data: &Value) -> Reading {
    let contact = contact(data);
    let headline = "Acknowledged the page".to_owned();
    Reading::new("acknowledged", Mark::People, Layer::Story, contact, headline)
}

fn contact(data: &Value) -> String {
    member(data, "contactArn").map_or_else(|| "a contact".to_owned(), |arn| principal(&arn))
}

/// What an event about paging says happened, as an act of ours may have caused it; `None` for other events.
pub(in crate::timeline) fn paging(kind: &str, data: &str) -> Option<Change> {
    let page = is_page(kind);
    if !page && !is_acknowledgement(kind) {
        return None;
    }
    let data = object(data)?;
    let end = |name, of: &str| {
        let arn = member(&data, name)?;
        arn.split_once(of).map(|(_, end)| end.to_owned())
    };
    let contact = end("contactArn", ":contact/")?;
    if page {
        Some(paged(&contact))
    } else {
        Some(acknowledged_page(
            &contact,
            &end("engagementArn", ":engagement/")?,
        ))
    }
}

/// Somebody was paged.
pub(in crate::timeline) fn paged(contact: &str) -> Change {
    ("page".to_owned(), contact.to_owned())
}

/// Somebody's page of an engagement was acknowledged.
pub(in crate::timeline) fn acknowledged_page(contact: &str, engagement: &str) -> Change {
    ("acknowledged page".to_owned(), format!("{contact} {engagement}"))
}

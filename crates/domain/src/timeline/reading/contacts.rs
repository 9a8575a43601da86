//! Pages and their acknowledgements.

use super::read::{Reading, member};
use crate::timeline::plain::principal;
use crate::timeline::row::{Layer, Mark};
use serde_json::Value;

pub(super) fn paged(data: &Value) -> Reading {
    let headline = format!("Paged {}", contact(data));
    let actor = "Incident Manager".to_owned();
    Reading::new("page", Mark::System, Layer::Activity, actor, headline)
}

pub(super) fn acknowledged(data: &Value) -> Reading {
    let contact = contact(data);
    let headline = "Acknowledged the page".to_owned();
    Reading::new("acknowledged", Mark::People, Layer::Story, contact, headline)
}

fn contact(data: &Value) -> String {
    member(data, "contactArn").map_or_else(|| "a contact".to_owned(), |arn| principal(&arn))
}

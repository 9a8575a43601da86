//! `TagResource`: adds tags to a resource of IoT.

use serde_json::{Value, json};

use super::super::resources::{self, MOST, NotTaggable};
use crate::check::{Shape, req};
use crate::iot_defender::shapes;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[req("resourceArn", &shapes::ANY_TEXT), req("tags", &shapes::TAGS)]);

pub(super) static TAG_RESOURCE: Operation = Operation {
    name: "TagResource",
    http: ("POST", "/tags"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("resourceArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let arn = taggable(context.account, input)?;
    let tags = input["tags"].as_array().into_iter().flatten();
    let keys: Vec<&str> = tags.filter_map(|tag| tag["Key"].as_str()).collect();
    if keys.iter().any(|key| key.starts_with("aws:")) {
        return Err(Refusal::validation("Tag keys must not begin with aws:"));
    }
    if context.account.tags.count_with(&arn, keys.into_iter()) > MOST {
        let message = "A resource can have at most 50 tags";
        return Err(Refusal::new(410, "LimitExceededException", message));
    }
    context.account.tags.add_list(&arn, &input["tags"]);
    Ok(json!({}))
}

/// The ARN in the request, if it is that of a resource that is there and takes tags.
///
/// # Errors
/// `ResourceNotFoundException` when it isn't there, `InvalidRequestException` when it takes none.
pub(super) fn taggable(account: &Account, input: &Value) -> Result<String, Refusal> {
    let arn = input["resourceArn"].as_str().unwrap_or_default();
    match resources::iot(account, arn) {
        Ok(()) => Ok(arn.to_owned()),
        Err(error @ NotTaggable::Kind(_)) => Err(Refusal::validation(error.to_string())),
        Err(error @ NotTaggable::Missing(_)) => {
            Err(Refusal::new(404, "ResourceNotFoundException", error.to_string()))
        }
    }
}

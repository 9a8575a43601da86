//! `AcceptPage`: acknowledges a page, or confirms its delivery. Without a word on it the code is enforced (*assumed*).

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt, req};
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::paging::Acceptance;

static INPUT: Shape = Shape::Structure(&[
    req("PageId", &shapes::ARN),
    opt("ContactChannelId", &shapes::ARN),
    req("AcceptType", &shapes::ACCEPT_TYPE),
    opt("Note", &shapes::RECEIPT_INFO),
    req("AcceptCode", &shapes::CODE),
    opt("AcceptCodeValidation", &shapes::ACCEPT_CODE_VALIDATION),
]);

pub(super) static ACCEPT_PAGE: Operation = Operation {
    name: "AcceptPage",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("PageId"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let acceptance = Acceptance {
        page: input["PageId"].as_str().unwrap_or_default(),
        channel: input["ContactChannelId"].as_str(),
        read: input["AcceptType"] == "READ",
        note: input["Note"].as_str(),
        code: input["AcceptCode"].as_str().unwrap_or_default(),
        enforce: input["AcceptCodeValidation"] != "IGNORE",
    };
    acceptance.run(context.account, context.now)?;
    Ok(json!({}))
}

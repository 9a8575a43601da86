//! `SetV2LoggingOptions`: sets the logging options that the request names.

use serde_json::{Value, json};

use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("roleArn", &shapes::ANY_TEXT),
    opt("defaultLogLevel", &shapes::LOG_LEVEL),
    opt("disableAllLogs", &shapes::BOOLEAN),
    opt("eventConfigurations", &shapes::LOG_EVENT_CONFIGURATIONS),
]);

pub(super) static SET_V2_LOGGING_OPTIONS: Operation = Operation {
    name: "SetV2LoggingOptions",
    http: ("POST", "/v2LoggingOptions"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

#[expect(clippy::unnecessary_wraps, reason = "every operation has this signature")]
fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let logging = &mut context.account.fleet.logging;
    let options = logging.get_or_insert_with(|| json!({"disableAllLogs": false}));
    for member in [
        "roleArn",
        "defaultLogLevel",
        "disableAllLogs",
        "eventConfigurations",
    ] {
        if let Some(given) = input.get(member) {
            options[member] = given.clone();
        }
    }
    Ok(json!({}))
}

//! `GetV2LoggingOptions`: gives back the logging options.

use serde_json::Value;

use super::super::shapes;
use crate::check::{Shape, opt};
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[opt("verbose", &shapes::BOOLEAN).in_query()]);

pub(super) static GET_V2_LOGGING_OPTIONS: Operation = Operation {
    name: "GetV2LoggingOptions",
    http: ("GET", "/v2LoggingOptions"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, _input: &Value) -> Result<Value, Refusal> {
    let options = context.account.fleet.logging.clone();
    options.ok_or_else(|| Refusal::new(404, "NotConfiguredException", "Logging is not configured"))
}

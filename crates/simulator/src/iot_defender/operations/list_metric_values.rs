//! `ListMetricValues`: what was measured of a device in a period, oldest first.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::listing::paged;
use super::super::shapes;
use super::list_violation_events::period;
use crate::check::{Shape, opt, req};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::Account;

static INPUT: Shape = Shape::Structure(&[
    req("thingName", &shapes::DEVICE_NAME).in_query(),
    req("metricName", &shapes::ANY_TEXT).in_query(),
    opt("dimensionName", &shapes::NAME).in_query(),
    opt("dimensionValueOperator", &shapes::VALUE_OPERATOR).in_query(),
    req("startTime", &shapes::TIMESTAMP).in_query(),
    req("endTime", &shapes::TIMESTAMP).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
    opt("maxResults", &shapes::UP_TO_250).in_query(),
]);

pub(super) static LIST_METRIC_VALUES: Operation = Operation {
    name: "ListMetricValues",
    http: ("GET", "/metric-values"),
    status: 200,
    input: &INPUT,
    judged: Judged::Made(judged),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let thing = input["thingName"].as_str().unwrap_or_default();
    let metric = input["metricName"].as_str().unwrap_or_default();
    let period = period(input)?;
    if let Some(dimension) = input["dimensionName"].as_str() {
        return Err(not_found("Dimension", dimension));
    }
    let metrics = &context.account.defender.metrics;
    let values = metrics.between(thing, metric, period, context.now);
    let items = values.into_iter().map(|(at, value)| {
        let datum = json!({"timestamp": times::to_wire(at), "value": value});
        (format!("{at:020}"), datum)
    });
    paged("ListMetricValues", input, None, "metricDatumList", items)
}

fn judged(account: &Account, input: &Value) -> String {
    let name = input["thingName"].as_str().unwrap_or("*");
    account.fleet.arns.of("thing", name)
}

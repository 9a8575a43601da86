//! `ListEngagements`: lists engagements, newest first as the AWS CLI's example shows.

use serde_json::Value;

use super::super::pages::page;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::page::{read_time_key, time_key};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};

static INPUT: Shape = Shape::Structure(&[
    opt("NextToken", &shapes::PAGINATION_TOKEN),
    opt("MaxResults", &shapes::MAX_RESULTS),
    opt("IncidentId", &shapes::INCIDENT_ID),
    opt("TimeRangeValue", &shapes::TIME_RANGE),
]);

pub(super) static LIST_ENGAGEMENTS: Operation = Operation {
    name: "ListEngagements",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let page = page("ListEngagements", input)?;
    let incident = input["IncidentId"]
        .as_str()
        .filter(|incident| !incident.is_empty());
    let range = &input["TimeRangeValue"];
    let (from, to) = (
        times::from_wire(&range["StartTime"]),
        times::from_wire(&range["EndTime"]),
    );
    let found = context
        .account
        .engagements
        .newest_first(incident, page.after().and_then(read_time_key))
        .filter(|(_, engagement)| {
            from.is_none_or(|from| engagement.start >= from) && to.is_none_or(|to| engagement.start <= to)
        })
        .map(|((at, seq), engagement)| (time_key(at, seq), engagement.summary()));
    Ok(page.fill("Engagements", found))
}

use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::device::MetricPoint;
use domain::ids::DeviceName;
use domain::rights::Right;
use domain::time::Timestamp;

/// A metric's values of a device in a time range, oldest first, as AWS has them now: it keeps them for 14 days.
pub async fn metric(
    console: &Console,
    actor: &Actor,
    device: &DeviceName,
    metric: &str,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<MetricPoint>, ResponseError> {
    actor.require(Right::Read)?;
    Ok(console.fleet.metric(device, metric, from, to).await?)
}

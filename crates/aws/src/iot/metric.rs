use super::adapter::{Iot, found};
use super::names::SERVICE;
use super::violation_events::whole_seconds;
use super::words::{number, value};
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::all;
use aws_sdk_iot::primitives::DateTime;
use aws_sdk_iot::types::MetricDatum;
use domain::device::MetricPoint;
use domain::ids::DeviceName;
use domain::time::Timestamp;
use response::ports::StoreError;

const LIST_METRIC_VALUES: Operation = Operation::read("ListMetricValues", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListMetricValues`, oldest first. A device that never reported has none.
    pub(super) async fn metric_values(
        &self,
        device: &DeviceName,
        metric: &str,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<MetricPoint>, StoreError> {
        let key = format!("{} {} {metric} {device}", from.0, to.0);
        let (thing, metric) = (device.clone(), metric.to_owned());
        let read = |this: Self| async move {
            let page = |token| this.page_of_values(&thing, &metric, whole_seconds(from, to), token);
            let mut points = found(all(LIST_METRIC_VALUES, page).await)?.unwrap_or_default();
            points.retain(|point| (from..=to).contains(&point.at));
            points.sort_by_key(|point| point.at);
            Ok(points)
        };
        self.gateway
            .shared(LIST_METRIC_VALUES, &key, read(self.clone()))
            .await
    }

    async fn page_of_values(
        &self,
        device: &DeviceName,
        metric: &str,
        (from, to): (DateTime, DateTime),
        token: Option<String>,
    ) -> Result<(Vec<MetricPoint>, Option<String>), StoreError> {
        let request = self
            .control
            .list_metric_values()
            .thing_name(device.as_str())
            .metric_name(metric)
            .start_time(from)
            .end_time(to)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_METRIC_VALUES, || request.clone().send())
            .await?;
        let values = reply.metric_datum_list.unwrap_or_default();
        Ok((values.iter().filter_map(point).collect(), reply.next_token))
    }
}

/// `None` for a value without a time or without anything measured: there is nothing to plot.
fn point(datum: &MetricDatum) -> Option<MetricPoint> {
    Some(MetricPoint {
        at: datum.timestamp.as_ref().map(moment)?,
        number: number(datum.value.as_ref()?)?,
        text: value(datum.value.as_ref()),
    })
}

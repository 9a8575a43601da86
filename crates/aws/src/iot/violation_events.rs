use super::adapter::Iot;
use super::convert::event_kind;
use super::names::SERVICE;
use super::words::value;
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::all;
use aws_sdk_iot::primitives::DateTime;
use aws_sdk_iot::types::ViolationEvent as AwsEvent;
use domain::device::ViolationEvent;
use domain::ids::DeviceName;
use domain::time::Timestamp;
use response::ports::StoreError;
use tracing::warn;

const LIST_VIOLATION_EVENTS: Operation = Operation::read("ListViolationEvents", SERVICE);
const PAGE_SIZE: i32 = 250;

impl Iot {
    /// `ListViolationEvents` of one device, latest first.
    pub(super) async fn list_violation_events(
        &self,
        device: &DeviceName,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<ViolationEvent>, StoreError> {
        let thing = device.clone();
        let read = |this: Self| async move {
            let page = |token| this.page_of_violation_events(&thing, whole_seconds(from, to), token);
            let mut events = all(LIST_VIOLATION_EVENTS, page).await?;
            events.retain(|event| (from..=to).contains(&event.at));
            events.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
            Ok(events)
        };
        let key = format!("{} {} {device}", from.0, to.0);
        self.gateway
            .shared(LIST_VIOLATION_EVENTS, &key, read(self.clone()))
            .await
    }

    async fn page_of_violation_events(
        &self,
        device: &DeviceName,
        (from, to): (DateTime, DateTime),
        token: Option<String>,
    ) -> Result<(Vec<ViolationEvent>, Option<String>), StoreError> {
        let request = self
            .control
            .list_violation_events()
            .thing_name(device.as_str())
            .start_time(from)
            .end_time(to)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_VIOLATION_EVENTS, || request.clone().send())
            .await?;
        let events = reply.violation_events.unwrap_or_default().into_iter();
        Ok((events.filter_map(convert).collect(), reply.next_token))
    }
}

/// A range that holds the one asked for: other SDKs send whole seconds, and AWS states of neither end whether it is
/// included.
pub(super) fn whole_seconds(from: Timestamp, to: Timestamp) -> (DateTime, DateTime) {
    let first = from.0.div_euclid(1_000);
    let last = to.0.div_euclid(1_000).saturating_add(1);
    (DateTime::from_secs(first), DateTime::from_secs(last))
}

/// `None` for one that could not be put in time.
fn convert(event: AwsEvent) -> Option<ViolationEvent> {
    let (Some(id), Some(at)) = (
        event.violation_id,
        event.violation_event_time.as_ref().map(moment),
    ) else {
        warn!("a violation's event without id or time is left out");
        return None;
    };
    Some(ViolationEvent {
        id,
        profile: event.security_profile_name.unwrap_or_default(),
        behaviour: event.behavior.map(|behaviour| behaviour.name).unwrap_or_default(),
        kind: event_kind(event.violation_event_type.as_ref()),
        measured: value(event.metric_value.as_ref()),
        at,
    })
}

use crate::error::AppError;
use crate::gallery::specimen::Specimen;
use crate::ui::{ErrorState, Notice, StaleNotice, Urgency, use_clock};
use domain::view::Freshness;
use leptos::prelude::*;

/// Stale, never read, denied, failed: what stands above the last known content.
#[component]
pub fn States() -> impl IntoView {
    let freshness = |read, error: &str| Freshness {
        read,
        error: Some(error.into()),
    };
    let read = Some(use_clock().now_untracked().plus(-90_000));
    let unavailable = AppError::Unavailable {
        what: "ListIncidentRecords is unavailable: timed out after 5 s.".into(),
    };
    let forbidden = AppError::Forbidden {
        right: "audit the record".into(),
    };
    view! {
        <Specimen title="Stale, denied, failed">
            <div class="pane">
                <StaleNotice freshness=freshness(read, "ListTimelineEvents is throttled; asking again in 8 s.") />
                <StaleNotice freshness=freshness(None, "GetIncidentRecord is denied.") />
                <Notice title="Not shown">"You need the right to audit the record."</Notice>
                <Notice title="Not stored in AWS" urgency=Urgency::Failed>
                    "The event's data is too long. The note is on the record here."
                </Notice>
            </div>
        </Specimen>
        <Specimen title="In the place of content">
            <div class="pane">
                <ErrorState error=unavailable retry=|| () />
                <ErrorState error=forbidden />
            </div>
        </Specimen>
    }
}

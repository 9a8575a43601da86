//! What is done to devices, in words.

use super::DeviceAct;
use crate::containment::Stage;
use crate::ids::DeviceName;
use crate::time::Timestamp;

impl DeviceAct {
    /// As a row tells it beside the name of who did it: one line, and more about it. Never more than is known: a
    /// request is told as one.
    pub fn said(&self, device: &DeviceName) -> (String, Option<String>) {
        match self {
            Self::Quarantine {
                strength,
                blast,
                expires,
                approval,
                reason,
                ..
            } => {
                let waits = if *approval {
                    ", once a second person agrees"
                } else {
                    ""
                };
                let headline = format!("Asked to quarantine {device} {}{waits}", strength.word());
                let parts = [Some(reason.to_string()), blast.clone(), expires.map(asked_again)];
                (
                    headline,
                    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
                )
            }
            Self::Release { reason, .. } => (format!("Asked to release {device}"), Some(reason.to_string())),
            Self::Undo { despite, reason, .. } => {
                let more = match despite.len() {
                    0 => reason.to_string(),
                    1 => format!("{reason} · despite one change since"),
                    many => format!("{reason} · despite {many} changes since"),
                };
                (format!("Asked to undo the containment of {device}"), Some(more))
            }
            Self::Approve { reason, .. } => (
                format!("Approved the quarantine of {device}"),
                reason.as_ref().map(ToString::to_string),
            ),
            Self::Reject { reason, .. } => (
                format!("Rejected the quarantine of {device}"),
                Some(reason.to_string()),
            ),
            Self::Extend { until, reason, .. } => {
                let headline = match until {
                    Some(until) => format!("Extended the quarantine of {device} until {}", moment(*until)),
                    None => format!("Let the quarantine of {device} last without an end"),
                };
                (headline, Some(reason.to_string()))
            }
            Self::Report { stage, proof, .. } => (reported(*stage, device), Some(proof.clone())),
            Self::Cut { client, reason } => {
                let as_client = if client == device.as_str() {
                    String::new()
                } else {
                    format!(" (client {client})")
                };
                (
                    format!("Cut the connection of {device}{as_client}"),
                    Some(reason.to_string()),
                )
            }
            Self::Verify {
                behaviour,
                verification,
                remark,
                ..
            } => (
                format!(
                    "Marked the violation {behaviour} of {device}: {}",
                    verification.word().to_lowercase()
                ),
                remark.as_ref().map(ToString::to_string),
            ),
            Self::OpenTunnel {
                service,
                minutes,
                reason,
            } => (
                format!("Opened a tunnel to {service} of {device} for {minutes} min"),
                Some(reason.to_string()),
            ),
            Self::RotateTunnel { reason, .. } => (
                format!("Gave a tunnel to {device} new tokens"),
                Some(reason.to_string()),
            ),
            Self::CloseTunnel { tunnel, reason } => (
                format!("Closed a tunnel to {device}"),
                Some(
                    reason
                        .as_ref()
                        .map_or_else(|| tunnel.clone(), ToString::to_string),
                ),
            ),
            Self::Answer { answers } => {
                let missing = answers.missing().len();
                let more = (missing > 0).then(|| format!("{missing} questions are open"));
                (format!("Answered the recovery questions of {device}"), more)
            }
        }
    }
}

fn reported(stage: Stage, device: &DeviceName) -> String {
    match stage {
        Stage::Waits => format!("Quarantine of {device} has to be looked at again"),
        Stage::Requested => format!("Quarantine of {device} is no longer as it was applied"),
        Stage::Releasing => format!("Release of {device} failed; it stays contained"),
        Stage::Released => format!("{device} is released"),
        Stage::Lapsed => format!("Quarantine of {device} was not approved in time"),
        stage => format!("Quarantine of {device}: {}", stage.word()),
    }
}

fn asked_again(at: Timestamp) -> String {
    format!("asks again {}", moment(at))
}

fn moment(at: Timestamp) -> String {
    let clock = at.clock_text();
    format!("{} {} UTC", at.date_text(), clock.get(..5).unwrap_or(&clock))
}

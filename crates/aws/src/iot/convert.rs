//! IoT's values as the domain's, and back. What a newer AWS may add is kept as the nearest thing we know.

use aws_sdk_iot::types::{
    ActionType, CertificateStatus as AwsCertificateStatus, VerificationState, ViolationEventType,
};
use domain::device::{Access, CertificateStatus, Verification, ViolationEventKind};
use std::net::Ipv6Addr;

/// A status besides the three that responders act on keeps the registry's word.
pub(super) fn certificate_status(status: Option<&AwsCertificateStatus>) -> CertificateStatus {
    match status {
        Some(AwsCertificateStatus::Active) => CertificateStatus::Active,
        Some(AwsCertificateStatus::Inactive) => CertificateStatus::Inactive,
        Some(AwsCertificateStatus::Revoked) => CertificateStatus::Revoked,
        other => CertificateStatus::Other(other.map(|status| status.as_str().to_owned()).unwrap_or_default()),
    }
}

/// What nobody has said, or said in a word we don't know, is unknown.
pub(super) fn verification(state: Option<&VerificationState>) -> Verification {
    match state {
        Some(VerificationState::TruePositive) => Verification::TruePositive,
        Some(VerificationState::FalsePositive) => Verification::FalsePositive,
        Some(VerificationState::BenignPositive) => Verification::BenignPositive,
        _ => Verification::Unknown,
    }
}

/// A verification as AWS takes it.
pub(super) fn aws_verification(verification: Verification) -> VerificationState {
    match verification {
        Verification::TruePositive => VerificationState::TruePositive,
        Verification::FalsePositive => VerificationState::FalsePositive,
        Verification::BenignPositive => VerificationState::BenignPositive,
        Verification::Unknown => VerificationState::UnknownValue,
    }
}

/// An event of a type we don't know is an alarm: what isn't cleared needs somebody's eyes.
pub(super) fn event_kind(kind: Option<&ViolationEventType>) -> ViolationEventKind {
    match kind {
        Some(ViolationEventType::AlarmCleared) => ViolationEventKind::Cleared,
        Some(ViolationEventType::AlarmInvalidated) => ViolationEventKind::Invalidated,
        _ => ViolationEventKind::InAlarm,
    }
}

/// An access as AWS takes it.
pub(super) fn action(access: Access) -> ActionType {
    match access {
        Access::Connect => ActionType::Connect,
        Access::Publish => ActionType::Publish,
        Access::Subscribe => ActionType::Subscribe,
        Access::Receive => ActionType::Receive,
    }
}

/// `203.0.113.9:50123`, `[2001:db8::1]:50123`, or the address alone.
pub(super) fn source(address: Option<&str>, port: Option<i32>) -> Option<String> {
    let address = address.filter(|address| !address.is_empty())?;
    Some(match port {
        Some(port) if address.parse::<Ipv6Addr>().is_ok() => format!("[{address}]:{port}"),
        Some(port) => format!("{address}:{port}"),
        None => address.to_owned(),
    })
}

/// One line, as IoT's texts must be (`[^\p{Cntrl}]*`): a control character becomes a space. `None` when empty.
pub(super) fn one_line(text: &str) -> Option<String> {
    let line: String = text
        .trim()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_newer_aws_may_send_becomes_the_nearest_thing() {
        let status = AwsCertificateStatus::from("FROZEN");
        assert_eq!(
            certificate_status(Some(&status)),
            CertificateStatus::Other("FROZEN".into())
        );
        assert_eq!(
            verification(Some(&VerificationState::from("MAYBE"))),
            Verification::Unknown
        );
        assert_eq!(
            event_kind(Some(&ViolationEventType::from("alarm-doubled"))),
            ViolationEventKind::InAlarm
        );
    }

    #[test]
    fn verifications_are_the_same_after_a_round_trip() {
        for each in Verification::ALL {
            assert_eq!(verification(Some(&aws_verification(each))), each);
        }
    }

    #[test]
    fn a_source_is_written_as_addresses_are() {
        assert_eq!(
            source(Some("203.0.113.9"), Some(50_123)).as_deref(),
            Some("203.0.113.9:50123")
        );
        assert_eq!(
            source(Some("2001:db8::1"), Some(8_883)).as_deref(),
            Some("[2001:db8::1]:8883")
        );
        assert_eq!(source(Some("203.0.113.9"), None).as_deref(), Some("203.0.113.9"));
        assert_eq!(source(Some(""), Some(1)), None);
        assert_eq!(source(None, Some(1)), None);
    }

    #[test]
    fn a_remark_of_several_lines_becomes_one() {
        assert_eq!(
            one_line(" a test\r\nof mine ").as_deref(),
            Some("a test  of mine")
        );
        assert_eq!(one_line(" \n "), None);
    }
}

use aws_sdk_ssmcontacts::primitives::DateTime;
use aws_sdk_ssmcontacts::types::{ChannelType, ContactType, ReceiptType};
use domain::engagement::{ChannelKind, ContactKind, ReceiptKind};
use domain::time::Timestamp;

pub(super) fn moment(at: Option<&DateTime>) -> Option<Timestamp> {
    at.map(crate::moments::moment)
}

/// A kind that the console doesn't know is engaged like a schedule: whom it reaches is for the service to say.
pub(super) fn kind(kind: &ContactType) -> ContactKind {
    match kind {
        ContactType::Personal => ContactKind::Person,
        ContactType::Escalation => ContactKind::Plan,
        _ => ContactKind::OnCall,
    }
}

pub(super) fn channel_kind(kind: Option<&ChannelType>) -> ChannelKind {
    match kind {
        Some(ChannelType::Sms) => ChannelKind::Sms,
        Some(ChannelType::Voice) => ChannelKind::Voice,
        Some(ChannelType::Email) => ChannelKind::Email,
        _ => ChannelKind::Other,
    }
}

/// `None` for a kind that the console doesn't know: it claims nothing.
pub(super) fn receipt_kind(kind: &ReceiptType) -> Option<ReceiptKind> {
    Some(match kind {
        ReceiptType::Sent => ReceiptKind::Sent,
        ReceiptType::Delivered => ReceiptKind::Delivered,
        ReceiptType::Read => ReceiptKind::Read,
        ReceiptType::Error => ReceiptKind::Failed,
        ReceiptType::Stop => ReceiptKind::Stopped,
        _ => return None,
    })
}

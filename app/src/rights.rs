use crate::containment::api::{
    Approve, AskContainment, Cut, Extend, GetContainment, Quarantine, QuarantineMany, Reject, Release, Undo,
};
use crate::devices::api::{
    AnswerQuestions, AskDevice, CloseTunnel, GetDevice, OpenTunnel, RotateTunnel, VerifyViolation,
};
use crate::engagements::api::{AcceptPage, AskEngagement, Engage, GetEngagements, StopEngagement};
use crate::erasing::api::{AskErase, EraseEntry};
use crate::incidents::api::{AskStart, ListIncidents, StartIncident};
use crate::incidents::page::api::{
    Acknowledge, Appoint, AskIncident, LinkDuplicate, Reopen, Resolve, UpdateRecord,
};
use crate::layout::api::WhoAmI;
use crate::live::api::{GetIncident, GetTimeline, OpenIncident};
use crate::readiness::api::{CheckReadiness, DropAnswers, GetImport, GetReadiness, TakeAnswers};
use crate::related::api::{AddItem, RemoveItem};
use crate::runbook::api::{
    ApproveStep, AskRunbook, CancelRunbook, ContinueRunbook, GetRunbook, RejectStep, RemarkOnStep, SayItem,
    StartRunbook,
};
use crate::sessions::api::{EndSession, ListSessions};
use crate::timeline::api::{AddNote, AmendNote, AnnotateRow, PinRow, SaveDraft};
use domain::rights::Right;
use leptos::server_fn::ServerFn;

/// The right that each server function takes: one row each, the path under which it is called first. A function
/// begins by asking for its right; a test of the server calls every row without it.
pub const TABLE: &[(&str, Right)] = &[
    (ListIncidents::PATH, Right::Read),
    (AskStart::PATH, Right::Start),
    (StartIncident::PATH, Right::Start),
    (WhoAmI::PATH, Right::Read),
    (ListSessions::PATH, Right::Read),
    // Of one's own; somebody else's takes more, which the use case asks for.
    (EndSession::PATH, Right::Read),
    (OpenIncident::PATH, Right::Read),
    (GetIncident::PATH, Right::Read),
    (GetTimeline::PATH, Right::Read),
    (AskIncident::PATH, Right::Read),
    (Acknowledge::PATH, Right::Respond),
    (Appoint::PATH, Right::Respond),
    (UpdateRecord::PATH, Right::ChangeRecord),
    (Resolve::PATH, Right::Close),
    (Reopen::PATH, Right::Close),
    (LinkDuplicate::PATH, Right::Close),
    (AddNote::PATH, Right::Write),
    (AmendNote::PATH, Right::Write),
    (PinRow::PATH, Right::Write),
    (AnnotateRow::PATH, Right::Write),
    (SaveDraft::PATH, Right::Write),
    (AskErase::PATH, Right::Erase),
    (EraseEntry::PATH, Right::Erase),
    (AddItem::PATH, Right::Write),
    (RemoveItem::PATH, Right::Write),
    (GetDevice::PATH, Right::Read),
    (AskDevice::PATH, Right::Read),
    (VerifyViolation::PATH, Right::Respond),
    (OpenTunnel::PATH, Right::Respond),
    (RotateTunnel::PATH, Right::Respond),
    (CloseTunnel::PATH, Right::Respond),
    (AnswerQuestions::PATH, Right::Write),
    (GetReadiness::PATH, Right::Read),
    (CheckReadiness::PATH, Right::Read),
    (GetImport::PATH, Right::Write),
    (TakeAnswers::PATH, Right::Write),
    (DropAnswers::PATH, Right::Write),
    (GetContainment::PATH, Right::Read),
    (AskContainment::PATH, Right::Read),
    (Quarantine::PATH, Right::Contain),
    (QuarantineMany::PATH, Right::Contain),
    (Release::PATH, Right::Release),
    (Undo::PATH, Right::Release),
    (Approve::PATH, Right::Approve),
    (Reject::PATH, Right::Approve),
    (Extend::PATH, Right::Contain),
    (Cut::PATH, Right::Contain),
    (GetEngagements::PATH, Right::Read),
    (AskEngagement::PATH, Right::Read),
    (AcceptPage::PATH, Right::Respond),
    (Engage::PATH, Right::Respond),
    (StopEngagement::PATH, Right::Respond),
    (GetRunbook::PATH, Right::Read),
    (AskRunbook::PATH, Right::Read),
    (SayItem::PATH, Right::Write),
    (RemarkOnStep::PATH, Right::Write),
    (ContinueRunbook::PATH, Right::Respond),
    (ApproveStep::PATH, Right::Approve),
    (RejectStep::PATH, Right::Approve),
    (StartRunbook::PATH, Right::Respond),
    (CancelRunbook::PATH, Right::Respond),
];

#[cfg(test)]
mod tests {
    use super::TABLE;
    use std::collections::BTreeSet;

    #[test]
    fn every_server_function_has_an_address_of_its_own_without_a_hash() {
        let paths: BTreeSet<_> = TABLE.iter().map(|(path, _)| *path).collect();
        assert_eq!(paths.len(), TABLE.len());
        for path in paths {
            assert!(path.starts_with("/api/"), "{path}");
            assert!(!path.bytes().any(|byte| byte.is_ascii_digit()), "{path}");
        }
    }
}

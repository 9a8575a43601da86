use super::adapter::PagingContacts;
use super::names::SERVICE;
use crate::gateway::Operation;
use aws_sdk_ssmcontacts::types::{AcceptCodeValidation, AcceptType};
use domain::engagement::AcceptCode;
use domain::ids::PageId;
use response::ports::StoreError;

/// Acknowledged twice is acknowledged once.
const ACCEPT_PAGE: Operation = Operation::write("AcceptPage", SERVICE);

/// `AcceptCode` is required even where it is ignored.
const NO_CODE: &str = "000000";
/// How many characters a note has at most (`ReceiptInfo`).
const NOTE_LIMIT: usize = 2_048;

impl PagingContacts {
    /// `AcceptPage` as read. With a code AWS checks it (`ENFORCE`); without one it is told not to (`IGNORE`), as its own
    /// console does.
    pub(super) async fn accept_page(
        &self,
        page: &PageId,
        code: Option<&AcceptCode>,
        note: &str,
    ) -> Result<(), StoreError> {
        let (digits, validation) = match code {
            Some(code) => (code.digits(), AcceptCodeValidation::Enforce),
            None => (NO_CODE, AcceptCodeValidation::Ignore),
        };
        let note: String = note.chars().take(NOTE_LIMIT).collect();
        let request = self
            .client
            .accept_page()
            .page_id(self.names.page(page))
            .accept_type(AcceptType::Read)
            .accept_code(digits)
            .accept_code_validation(validation)
            .set_note(Some(note).filter(|note| !note.is_empty()));
        self.gateway.call(ACCEPT_PAGE, || request.clone().send()).await?;
        Ok(())
    }
}

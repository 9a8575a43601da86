use super::adapter::{PAGE_SIZE, PagingContacts};
use super::convert::receipt_kind;
use super::names::{SERVICE, channel_of};
use crate::gateway::Operation;
use crate::moments::moment;
use crate::pages::all;
use aws_sdk_ssmcontacts::types::Receipt as AwsReceipt;
use domain::engagement::{Receipt, ReceiptKind};
use domain::ids::PageId;
use response::ports::StoreError;

const LIST_RECEIPTS: Operation = Operation::read("ListPageReceipts", SERVICE);

impl PagingContacts {
    /// `ListPageReceipts`, oldest first: AWS's own example has them in no order.
    pub(super) async fn list_receipts(&self, page: &PageId) -> Result<Vec<Receipt>, StoreError> {
        let arn = self.names.page(page);
        let key = arn.clone();
        let read = |this: Self| async move {
            let mut receipts = all(LIST_RECEIPTS, |token| this.page_of_receipts(&arn, token)).await?;
            receipts.sort_by_key(|one| one.at);
            Ok(receipts)
        };
        self.gateway.shared(LIST_RECEIPTS, &key, read(self.clone())).await
    }

    async fn page_of_receipts(
        &self,
        page: &str,
        token: Option<String>,
    ) -> Result<(Vec<Receipt>, Option<String>), StoreError> {
        let request = self
            .client
            .list_page_receipts()
            .page_id(page)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_RECEIPTS, || request.clone().send())
            .await?;
        let receipts = reply.receipts.unwrap_or_default();
        Ok((receipts.iter().filter_map(receipt).collect(), reply.next_token))
    }
}

fn receipt(receipt: &AwsReceipt) -> Option<Receipt> {
    let kind = receipt_kind(&receipt.receipt_type)?;
    Some(Receipt {
        kind,
        at: moment(&receipt.receipt_time),
        channel: receipt.contact_channel_arn.as_deref().and_then(channel_of),
        told: receipt.receipt_info.clone().filter(|told| is_told(kind, told)),
    })
}

/// What comes with the other receipts is the page's code or a message's number (AWS's example): whoever reads a code can
/// acknowledge in somebody's name, so none gets further than here.
fn is_told(kind: ReceiptKind, told: &str) -> bool {
    let kind = matches!(
        kind,
        ReceiptKind::Failed | ReceiptKind::Read | ReceiptKind::Stopped
    );
    kind && told.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_in_a_receipt_is_kept_by_nobody() {
        assert!(!is_told(ReceiptKind::Delivered, "425440"));
        assert!(!is_told(ReceiptKind::Read, "425440"));
        assert!(!is_told(ReceiptKind::Sent, "SM6656c19132f1465f9c9c1123a5dde7c9"));
        assert!(is_told(ReceiptKind::Failed, "The number is not in service"));
        assert!(is_told(ReceiptKind::Read, "Responder S via Lazaret"));
    }
}

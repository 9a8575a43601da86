use super::adapter::{PAGE_SIZE, PagingContacts};
use super::convert::moment;
use super::names::{SERVICE, contact_of, page_of};
use crate::gateway::Operation;
use crate::pages::all;
use aws_sdk_ssmcontacts::types::Page as AwsPage;
use domain::engagement::Page;
use domain::ids::EngagementId;
use response::ports::StoreError;

const LIST_PAGES: Operation = Operation::read("ListPagesByEngagement", SERVICE);

impl PagingContacts {
    /// `ListPagesByEngagement`, oldest first; those that were not sent yet last.
    pub(super) async fn list_pages(&self, engagement: &EngagementId) -> Result<Vec<Page>, StoreError> {
        let arn = self.names.engagement(engagement);
        let key = arn.clone();
        let read = |this: Self| async move {
            let mut pages = all(LIST_PAGES, |token| this.page_of_pages(&arn, token)).await?;
            pages.sort_by(|a, b| (a.sent.is_none(), a.sent, &a.id).cmp(&(b.sent.is_none(), b.sent, &b.id)));
            pages.dedup_by(|a, b| a.id == b.id);
            Ok(pages)
        };
        self.gateway.shared(LIST_PAGES, &key, read(self.clone())).await
    }

    async fn page_of_pages(
        &self,
        engagement: &str,
        token: Option<String>,
    ) -> Result<(Vec<Page>, Option<String>), StoreError> {
        let request = self
            .client
            .list_pages_by_engagement()
            .engagement_id(engagement)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self.gateway.call(LIST_PAGES, || request.clone().send()).await?;
        Ok((reply.pages.iter().filter_map(page).collect(), reply.next_token))
    }
}

fn page(page: &AwsPage) -> Option<Page> {
    Some(Page {
        id: page_of(&page.page_arn)?,
        contact: contact_of(&page.contact_arn)?,
        sent: moment(page.sent_time.as_ref()),
        delivered: moment(page.delivery_time.as_ref()),
        read: moment(page.read_time.as_ref()),
        receipts: Vec::new(),
        receipts_read: None,
    })
}

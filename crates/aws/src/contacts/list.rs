use super::adapter::{PAGE_SIZE, PagingContacts};
use super::convert::kind;
use super::names::{SERVICE, contact_of};
use crate::gateway::Operation;
use crate::pages::all;
use aws_sdk_ssmcontacts::types::Contact as AwsContact;
use domain::engagement::ContactSummary;
use response::ports::StoreError;
use tracing::warn;

const LIST_CONTACTS: Operation = Operation::read("ListContacts", SERVICE);

impl PagingContacts {
    /// `ListContacts`, by name: AWS states no order.
    pub(super) async fn list_contacts(&self) -> Result<Vec<ContactSummary>, StoreError> {
        let read = |this: Self| async move {
            let mut contacts = all(LIST_CONTACTS, |token| this.page_of_contacts(token)).await?;
            contacts.sort_by(|a, b| a.name.cmp(&b.name));
            contacts.dedup_by(|a, b| a.name == b.name);
            Ok(contacts)
        };
        self.gateway.shared(LIST_CONTACTS, "", read(self.clone())).await
    }

    async fn page_of_contacts(
        &self,
        token: Option<String>,
    ) -> Result<(Vec<ContactSummary>, Option<String>), StoreError> {
        let request = self
            .client
            .list_contacts()
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_CONTACTS, || request.clone().send())
            .await?;
        let contacts = reply.contacts.unwrap_or_default();
        Ok((contacts.iter().filter_map(summary).collect(), reply.next_token))
    }
}

/// `None` for a contact whose name we can't read: it could not be paged, and must not hide the others.
fn summary(contact: &AwsContact) -> Option<ContactSummary> {
    let Some(name) = contact_of(&contact.contact_arn) else {
        warn!(
            arn = contact.contact_arn,
            "a contact's name can't be read; it is left out"
        );
        return None;
    };
    Some(ContactSummary {
        name,
        display: contact
            .display_name
            .clone()
            .filter(|name| !name.trim().is_empty()),
        kind: kind(&contact.r#type),
    })
}

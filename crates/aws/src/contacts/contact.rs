use super::adapter::{PAGE_SIZE, PagingContacts, unreadable};
use super::convert::{channel_kind, kind};
use super::names::{SERVICE, channel_of, contact_of};
use crate::gateway::Operation;
use crate::pages::all;
use aws_sdk_ssmcontacts::operation::get_contact::GetContactOutput;
use aws_sdk_ssmcontacts::types::{ActivationStatus, ContactChannel, Target as AwsTarget};
use domain::engagement::{Channel, Contact, ContactKind, ContactSummary, PlanStage, Target};
use domain::ids::ContactName;
use response::ports::StoreError;

const GET_CONTACT: Operation = Operation::read("GetContact", SERVICE);
const LIST_CHANNELS: Operation = Operation::read("ListContactChannels", SERVICE);

impl PagingContacts {
    /// `GetContact`, and `ListContactChannels` of a person. The channels' addresses are read over: nobody asks for them.
    pub(super) async fn get_contact(&self, name: &ContactName) -> Result<Option<Contact>, StoreError> {
        let arn = self.names.contact(name);
        let key = arn.clone();
        let read = |this: Self| async move {
            let request = this.client.get_contact().contact_id(&arn);
            let reply = match this.gateway.call(GET_CONTACT, || request.clone().send()).await {
                Err(StoreError::NotFound { .. }) => return Ok(None),
                other => other?,
            };
            // The SDK fills what an answer lacks with empty values: an empty contact must not pass for one.
            let Some(mut contact) = convert(&reply) else {
                return Err(unreadable(GET_CONTACT, "a contact", &reply.contact_arn));
            };
            if contact.summary.kind == ContactKind::Person {
                contact.channels = match all(LIST_CHANNELS, |token| this.page_of_channels(&arn, token)).await
                {
                    // Deleted between the two calls.
                    Err(StoreError::NotFound { .. }) => return Ok(None),
                    other => other?,
                };
            }
            Ok(Some(contact))
        };
        self.gateway.shared(GET_CONTACT, &key, read(self.clone())).await
    }

    async fn page_of_channels(
        &self,
        contact: &str,
        token: Option<String>,
    ) -> Result<(Vec<Channel>, Option<String>), StoreError> {
        let request = self
            .client
            .list_contact_channels()
            .contact_id(contact)
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_CHANNELS, || request.clone().send())
            .await?;
        let channels = reply.contact_channels.iter().filter_map(channel);
        Ok((channels.collect(), reply.next_token))
    }
}

fn convert(reply: &GetContactOutput) -> Option<Contact> {
    let stages = reply.plan.as_ref().and_then(|plan| plan.stages.as_deref());
    let stages = stages.unwrap_or_default().iter().map(|stage| PlanStage {
        minutes: u32::try_from(stage.duration_in_minutes).unwrap_or_default(),
        targets: stage.targets.iter().filter_map(target).collect(),
    });
    Some(Contact {
        summary: ContactSummary {
            name: contact_of(&reply.contact_arn)?,
            display: reply.display_name.clone().filter(|name| !name.trim().is_empty()),
            kind: kind(&reply.r#type),
        },
        stages: stages.collect(),
        channels: Vec::new(),
        gone: None,
    })
}

fn target(target: &AwsTarget) -> Option<Target> {
    if let Some(channel) = &target.channel_target_info {
        let channel = channel_of(&channel.contact_channel_id)?;
        return Some(Target::Channel { channel });
    }
    let contact = target.contact_target_info.as_ref()?;
    Some(Target::Contact {
        contact: contact_of(contact.contact_id.as_deref()?)?,
        essential: contact.is_essential,
    })
}

fn channel(channel: &ContactChannel) -> Option<Channel> {
    Some(Channel {
        id: channel_of(&channel.contact_channel_arn)?,
        name: channel.name.clone(),
        kind: channel_kind(channel.r#type.as_ref()),
        activated: channel.activation_status == ActivationStatus::Activated,
    })
}

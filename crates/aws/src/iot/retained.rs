use super::adapter::Iot;
use super::names::SERVICE;
use crate::gateway::Operation;
use crate::pages::first;
use domain::device::RetainedTopic;
use domain::time::Timestamp;
use response::ports::StoreError;
use std::sync::Arc;
use tokio::time::Instant;

const LIST_RETAINED_MESSAGES: Operation = Operation::read("ListRetainedMessages", SERVICE);
const PAGE_SIZE: i32 = 200;

/// What a responder looks through.
const LIMIT: usize = 100;

/// An account may retain 500 000 messages; reading them for one device would take the API for minutes.
const SEARCHED: usize = 10_000;

impl Iot {
    /// `ListRetainedMessages`, which lists the whole account and takes no prefix: it is read once for all devices,
    /// and is then good for half a minute.
    pub(super) async fn retained_under(&self, prefix: &str) -> Result<Vec<RetainedTopic>, StoreError> {
        let topics = match self.retained.get("") {
            Some(topics) => topics,
            None => self.all_retained().await?,
        };
        let under = topics.iter().filter(|topic| topic.topic.starts_with(prefix));
        Ok(under.take(LIMIT).cloned().collect())
    }

    async fn all_retained(&self) -> Result<Arc<[RetainedTopic]>, StoreError> {
        let read = |this: Self| async move {
            let began = Instant::now();
            let page = |token| this.page_of_retained(token);
            let topics = first(LIST_RETAINED_MESSAGES, SEARCHED + 1, page).await?;
            // A part would read as the whole.
            if topics.len() > SEARCHED {
                return Err(StoreError::Refused {
                    operation: LIST_RETAINED_MESSAGES.name,
                    message: format!(
                        "the account has more than {SEARCHED} retained messages; they are not searched"
                    ),
                });
            }
            let topics: Arc<[RetainedTopic]> = topics.into();
            this.retained.put("", began, Arc::clone(&topics));
            Ok(topics)
        };
        self.gateway
            .shared(LIST_RETAINED_MESSAGES, "", read(self.clone()))
            .await
    }

    async fn page_of_retained(
        &self,
        token: Option<String>,
    ) -> Result<(Vec<RetainedTopic>, Option<String>), StoreError> {
        let request = self
            .data()
            .await?
            .list_retained_messages()
            .max_results(PAGE_SIZE)
            .set_next_token(token);
        let reply = self
            .gateway
            .call(LIST_RETAINED_MESSAGES, || request.clone().send())
            .await?;
        let topics = reply.retained_topics.unwrap_or_default().into_iter();
        let topics = topics.filter_map(|message| {
            Some(RetainedTopic {
                topic: message.topic?,
                bytes: message.payload_size,
                at: (message.last_modified_time > 0).then_some(Timestamp(message.last_modified_time)),
            })
        });
        Ok((topics.collect(), reply.next_token))
    }
}

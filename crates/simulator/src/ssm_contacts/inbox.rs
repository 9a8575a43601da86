//! What people found on their channels: the codes and texts that no API of AWS gives back.

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::Channel;

/// The last so many messages are kept.
const KEPT: usize = 20_000;

/// A message as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    n: u64,
    at: i64,
    channel: String,
    kind: &'static str,
    address: String,
    code: String,
    page: Option<String>,
    subject: Option<String>,
    content: Option<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Inbox {
    messages: VecDeque<Message>,
    last: u64,
}

impl Inbox {
    pub(super) fn activation(&mut self, channel: &Channel, code: String, at: i64) {
        let message = self.message(channel, code, at);
        self.keep(message);
    }

    pub(crate) fn page(
        &mut self,
        channel: &Channel,
        page: &str,
        code: String,
        (subject, content): (String, String),
        at: i64,
    ) {
        let message = Message {
            page: Some(page.to_owned()),
            subject: Some(subject),
            content: Some(content),
            ..self.message(channel, code, at)
        };
        self.keep(message);
    }

    /// The messages after number `after`, oldest first.
    pub(crate) fn after(&self, after: u64) -> Vec<Value> {
        let later = self.messages.iter().filter(|message| message.n > after);
        later.map(Message::wire).collect()
    }

    fn message(&self, channel: &Channel, code: String, at: i64) -> Message {
        Message {
            n: self.last + 1,
            at,
            channel: channel.arn.clone(),
            kind: channel.kind.wire(),
            address: channel.address.clone(),
            code,
            page: None,
            subject: None,
            content: None,
        }
    }

    fn keep(&mut self, message: Message) {
        self.last = message.n;
        self.messages.push_back(message);
        if self.messages.len() > KEPT {
            self.messages.pop_front();
        }
    }
}

impl Message {
    fn wire(&self) -> Value {
        json!({
            "n": self.n,
            "at": self.at,
            "channel": self.channel,
            "type": self.kind,
            "address": self.address,
            "code": self.code,
            "page": self.page,
            "subject": self.subject,
            "content": self.content,
        })
    }
}

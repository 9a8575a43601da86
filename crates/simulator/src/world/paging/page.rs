//! A page: one message to one channel, and what came back.

use serde_json::{Value, json};

use super::Engagement;
use crate::times;

/// What is known of a page's way.
#[derive(Clone, Debug)]
pub(crate) struct Receipt {
    pub channel: String,
    /// `DELIVERED`, `ERROR`, `READ`, `SENT` or `STOP`.
    pub kind: &'static str,
    pub info: String,
    pub at: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub arn: String,
    pub engagement: String,
    /// Its contact's place in the engagement.
    pub engaged: usize,
    pub contact_arn: String,
    pub channel: String,
    /// The code that acknowledges it.
    pub code: String,
    pub retry_minutes: Option<i64>,
    /// When the stage that sent it is over.
    pub stage_ends: i64,
    pub sent: Option<i64>,
    pub delivered: Option<i64>,
    pub read: Option<i64>,
    pub receipts: Vec<Receipt>,
}

impl Page {
    pub(super) fn receipt(&mut self, kind: &'static str, info: &str, at: i64) {
        self.receipts.push(Receipt {
            channel: self.channel.clone(),
            kind,
            info: info.to_owned(),
            at,
        });
    }

    pub(crate) fn summary(&self, engagement: &Engagement) -> Value {
        let mut summary = json!({
            "PageArn": self.arn,
            "EngagementArn": self.engagement,
            "ContactArn": self.contact_arn,
            "Sender": engagement.letter.sender,
        });
        if let Some(incident) = &engagement.incident {
            summary["IncidentId"] = incident.clone().into();
        }
        for (name, time) in [
            ("SentTime", self.sent),
            ("DeliveryTime", self.delivered),
            ("ReadTime", self.read),
        ] {
            if let Some(time) = time {
                summary[name] = times::to_wire(time);
            }
        }
        summary
    }

    pub(crate) fn full(&self, engagement: &Engagement) -> Value {
        let mut full = self.summary(engagement);
        engagement.letter.write(&mut full);
        full
    }
}

impl Receipt {
    pub(crate) fn wire(&self) -> Value {
        json!({
            "ContactChannelArn": self.channel,
            "ReceiptType": self.kind,
            "ReceiptInfo": self.info,
            "ReceiptTime": times::to_wire(self.at),
        })
    }
}

use super::{Receipt, ReceiptKind};
use crate::ids::{ChannelId, ContactName, EngagementId, PageId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// One page to one channel of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Which.
    pub id: PageId,
    /// Who was paged.
    pub contact: ContactName,
    /// When it was sent.
    pub sent: Option<Timestamp>,
    /// When it reached the channel.
    pub delivered: Option<Timestamp>,
    /// When it was acknowledged.
    pub read: Option<Timestamp>,
    /// Its receipts, oldest first, as far as they were read.
    pub receipts: Vec<Receipt>,
    /// When the reading of the receipts began; `None` before the first.
    pub receipts_read: Option<Timestamp>,
}

impl Page {
    /// When it was acknowledged.
    pub fn acknowledged(&self) -> Option<Timestamp> {
        let receipt = self.receipts.iter().find(|one| one.kind == ReceiptKind::Read);
        [self.read, receipt.map(|one| one.at)].into_iter().flatten().min()
    }

    /// The last receipt of that kind.
    pub fn receipt(&self, kind: ReceiptKind) -> Option<&Receipt> {
        self.receipts.iter().rfind(|one| one.kind == kind)
    }

    /// The channel it went through, as its receipts name it.
    pub fn channel(&self) -> Option<&ChannelId> {
        self.receipts.iter().find_map(|one| one.channel.as_ref())
    }

    /// Whether nothing more is to be expected of it: acknowledged or stopped. One that failed may be tried again.
    pub fn is_over(&self) -> bool {
        let ends = |one: &Receipt| matches!(one.kind, ReceiptKind::Read | ReceiptKind::Stopped);
        self.read.is_some() || self.receipts.iter().any(ends)
    }
}

/// One engagement: somebody is paged until somebody acknowledges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engagement {
    /// Which.
    pub id: EngagementId,
    /// Whom it began with.
    pub contact: ContactName,
    /// Who started it, as the service names them; untrusted text.
    pub sender: String,
    /// When it began.
    pub started: Option<Timestamp>,
    /// When it ended.
    pub stopped: Option<Timestamp>,
    /// Its pages, oldest first.
    pub pages: Vec<Page>,
}

impl Engagement {
    /// Whether AWS still runs it: nobody stopped it, and its time is not over.
    pub fn runs(&self) -> bool {
        self.stopped.is_none()
    }

    /// Whether this contact acknowledged a page of it.
    pub fn acknowledged_by(&self, contact: &ContactName) -> Option<Timestamp> {
        let theirs = self.pages.iter().filter(|page| &page.contact == contact);
        theirs.filter_map(Page::acknowledged).min()
    }

    /// The first page that was acknowledged.
    pub fn acknowledged(&self) -> Option<&Page> {
        let pages = self.pages.iter().filter(|page| page.acknowledged().is_some());
        pages.min_by_key(|page| page.acknowledged())
    }
}

use super::next::next_turn;
use super::{Accepted, ChannelKind, Contact, Engagement, Page, Receipt, ReceiptKind, Roll, Turn, turns};
use crate::actor::Who;
use crate::ids::PageId;
use crate::presence::Present;
use crate::rights::Rights;
use crate::state::IncidentState;
use crate::time::Timestamp;
use std::collections::BTreeMap;

/// After so many milliseconds without a receipt a page is said to be unanswered by its service.
pub const UNANSWERED: i64 = 5 * 60_000;

/// How far a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageState {
    /// Asked for; not sent yet.
    Waiting,
    /// It left the service.
    Sent {
        /// When.
        at: Timestamp,
        /// No receipt ever came: a service that sends none, such as a third party's, leaves it so for good.
        silent: bool,
    },
    /// It reached the channel.
    Delivered {
        /// When.
        at: Timestamp,
    },
    /// Somebody acknowledged it.
    Read {
        /// When.
        at: Timestamp,
        /// From where, in words.
        from: String,
    },
    /// It could not be sent or delivered.
    Failed {
        /// When.
        at: Timestamp,
        /// What the service told.
        why: Option<String>,
    },
    /// The engagement was stopped before somebody acknowledged.
    Stopped {
        /// When.
        at: Timestamp,
    },
}

/// A page as the pane shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageView {
    /// Which.
    pub id: PageId,
    /// Who was paged, as people call them.
    pub who: String,
    /// Through which channel, in words.
    pub channel: String,
    /// How far it is.
    pub state: PageState,
    /// All its receipts, oldest first.
    pub receipts: Vec<Receipt>,
}

/// An engagement as the pane shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngagementView {
    /// The engagement.
    pub engagement: Engagement,
    /// Whom it began with, as people call them.
    pub who: String,
    /// The contact, if it was ever read.
    pub contact: Option<Contact>,
    /// Its pages, oldest first.
    pub pages: Vec<PageView>,
    /// What its plans still have in store.
    pub turns: Vec<Turn>,
}

impl EngagementView {
    /// Whether it still pages somebody, or waits for somebody who was paged.
    pub fn is_running(&self) -> bool {
        self.engagement.runs() && (self.engagement.acknowledged().is_none() || !self.turns.is_empty())
    }

    /// The page that is to be acknowledged: the latest that is not over.
    pub fn open_page(&self) -> Option<&PageView> {
        let open = |one: &&PageView| {
            matches!(
                one.state,
                PageState::Waiting | PageState::Sent { .. } | PageState::Delivered { .. }
            )
        };
        if !self.engagement.runs() {
            return None;
        }
        self.pages.iter().rev().find(open)
    }
}

/// The engagements of an incident as their pane shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngagementsView {
    /// Those that still page somebody first, then the others, latest first.
    pub engagements: Vec<EngagementView>,
    /// When they were read; `None` if never.
    pub read: Option<Timestamp>,
    /// Why the latest reading failed, if it did.
    pub error: Option<String>,
    /// The contacts as far as they were read.
    pub roll: Roll,
    /// The next turn of all.
    pub turn: Option<Turn>,
    /// Whether the incident is open.
    pub open: bool,
    /// Who leads, and when it was acknowledged.
    pub state: IncidentState,
    /// Who is here.
    pub present: Vec<Present>,
    /// The reader.
    pub me: Who,
    /// What the reader may do.
    pub rights: Rights,
    /// The server's clock when this was read.
    pub now: Timestamp,
}

impl Roll {
    /// The next turn of all engagements.
    pub fn turn(&self, now: Timestamp) -> Option<Turn> {
        next_turn(self, now)
    }

    /// The engagements as a page shows them; `accepted` are the pages that were acknowledged in this console.
    pub fn views(&self, accepted: &BTreeMap<PageId, Accepted>, now: Timestamp) -> Vec<EngagementView> {
        let view = |one: &Engagement| EngagementView {
            who: self.said(&one.contact).to_owned(),
            contact: self.contact(&one.contact).cloned(),
            pages: one
                .pages
                .iter()
                .map(|page| self.page(page, accepted.get(&page.id), now))
                .collect(),
            turns: turns(one, self, now),
            engagement: one.clone(),
        };
        let mut all: Vec<EngagementView> = self.all().iter().map(view).collect();
        all.sort_by_key(|one| (!one.is_running(), std::cmp::Reverse(one.engagement.started)));
        all
    }

    fn page(&self, page: &Page, by: Option<&Accepted>, now: Timestamp) -> PageView {
        PageView {
            id: page.id.clone(),
            who: self.said(&page.contact).to_owned(),
            channel: self.channel(page),
            state: self.state(page, by, now),
            receipts: page.receipts.clone(),
        }
    }

    fn channel(&self, page: &Page) -> String {
        let id = page.channel();
        let known = id.and_then(|id| self.contact(&page.contact)?.channel(id));
        match (known, id) {
            (Some(channel), _) => channel.said(),
            (None, Some(_)) => "a channel that is there no longer".to_owned(),
            (None, None) => "channel not told yet".to_owned(),
        }
    }

    fn state(&self, page: &Page, by: Option<&Accepted>, now: Timestamp) -> PageState {
        let at = |kind| page.receipt(kind).map(|one| one.at);
        if let Some(read) = page.acknowledged() {
            return PageState::Read {
                at: read,
                from: self.from(page, by),
            };
        }
        if let Some(at) = at(ReceiptKind::Stopped) {
            return PageState::Stopped { at };
        }
        let delivered = page.delivered.or(at(ReceiptKind::Delivered));
        let sent = page.sent.or(at(ReceiptKind::Sent));
        let failed = page.receipt(ReceiptKind::Failed);
        // It is tried again after a failure: the later of the two counts.
        if let Some(failed) = failed.filter(|failed| delivered.max(sent).is_none_or(|at| failed.at > at)) {
            return PageState::Failed {
                at: failed.at,
                why: failed.told.clone(),
            };
        }
        match (delivered, sent) {
            (Some(at), sent) if sent.is_none_or(|sent| sent <= at) => PageState::Delivered { at },
            (_, Some(at)) => PageState::Sent {
                at,
                silent: now.since(at) >= UNANSWERED,
            },
            (_, None) => PageState::Waiting,
        }
    }

    /// From where a page was acknowledged.
    fn from(&self, page: &Page, by: Option<&Accepted>) -> String {
        if let Some(by) = by {
            return format!("here, by {}", by.by);
        }
        let receipt = page.receipt(ReceiptKind::Read);
        let channel = receipt.and_then(|one| one.channel.as_ref());
        let known = channel.and_then(|id| self.contact(&page.contact)?.channel(id));
        match (receipt.and_then(|one| one.told.as_ref()), known, receipt) {
            // Who answers on a channel says nothing: this is a console's note.
            (Some(told), ..) => format!("in a console, saying “{told}”"),
            (None, Some(channel), _) if channel.kind == ChannelKind::Other => format!("by {}", channel.name),
            (None, Some(channel), _) => format!("by {}", channel.kind.word()),
            (None, None, Some(one)) if one.channel.is_none() => "in a console".to_owned(),
            _ => "from where is not told".to_owned(),
        }
    }
}

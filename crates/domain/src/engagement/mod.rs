//! Who is paged: contacts with their channels and plans, engagements with their pages, and whom they turn to next.
//!
//! [`turns`] is the arithmetic of escalation; it only tells what the plans say. What happened is in the receipts.

mod accepted;
mod act;
mod code;
mod contact;
mod next;
mod page;
mod receipt;
mod roll;
mod sender;
mod stage;
mod turns;
mod view;
mod walk;

pub use accepted::{Accepted, accepted, first_acknowledgement};
pub use act::EngagementAct;
pub use code::{AcceptCode, InvalidCode};
pub use contact::{Channel, ChannelKind, Contact, ContactKind, ContactSummary};
pub use next::{next, running};
pub use page::{Engagement, Page};
pub use receipt::{Receipt, ReceiptKind};
pub use roll::Roll;
pub use sender::{is_of, sender};
pub use stage::{PlanStage, Target};
pub use turns::{Turn, turns};
pub use view::{EngagementView, EngagementsView, PageState, PageView, UNANSWERED};
pub use walk::Walk;

use crate::ids::{ContactName, EngagementId, PageId};
use crate::text::Reason;
use serde::{Deserialize, Serialize};

/// What is done about who is paged, as the record keeps it. Each takes one call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "does")]
pub enum EngagementAct {
    /// A page is acknowledged from here.
    Accept {
        /// The page.
        page: PageId,
        /// The engagement that it is of.
        engagement: EngagementId,
        /// Who was paged.
        contact: ContactName,
        /// What they are called.
        display: String,
        /// Whether the page's code was given, which shows that somebody has the page. The code itself is not kept.
        with_code: bool,
    },
    /// Somebody is paged.
    Engage {
        /// Who.
        contact: ContactName,
        /// What they are called.
        display: String,
        /// What for; the page says it.
        reason: Reason,
    },
    /// An engagement is stopped: nobody else is paged by it.
    Stop {
        /// Which.
        engagement: EngagementId,
        /// Whom it began with.
        contact: ContactName,
        /// What they are called.
        display: String,
        /// Why.
        reason: Reason,
    },
}

impl EngagementAct {
    /// What it does, as a verb.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "acknowledge a page",
            Self::Engage { .. } => "page somebody",
            Self::Stop { .. } => "stop an engagement",
        }
    }

    /// As a row tells it beside the name of who did it: one line, and more about it. A request is told as one.
    pub fn said(&self) -> (String, Option<String>) {
        match self {
            Self::Accept {
                display, with_code, ..
            } => {
                let how = if *with_code {
                    "with its code"
                } else {
                    "without its code"
                };
                (
                    format!("Acknowledged the page to {display}"),
                    Some(how.to_owned()),
                )
            }
            Self::Engage { display, reason, .. } => (format!("Engaged {display}"), Some(reason.to_string())),
            Self::Stop { display, reason, .. } => (
                format!("Stopped the engagement of {display}"),
                Some(reason.to_string()),
            ),
        }
    }
}

use crate::engagements::parts;
use crate::live::ServedForm;
use domain::engagement::{ContactSummary, EngagementsView};

/// The form of that kind; `of` is the page or the engagement that it is about, the one that waits where it is empty. `None`
/// where there is none.
pub fn form(kind: &str, of: &str, view: &EngagementsView, contacts: &[ContactSummary]) -> Option<ServedForm> {
    match kind {
        "accept" => parts::accept(view, of),
        "engage" => Some(parts::engage(view, contacts)),
        "stop" => parts::stop(view, of),
        "hand-over" => Some(parts::hand_over(view)),
        _ => None,
    }
}

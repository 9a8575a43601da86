use crate::ports::Call;
use domain::actor::Who;
use domain::engagement::sender;
use domain::ids::{ContactName, EntryId, IncidentId};
use domain::incident::IncidentRecord;

/// A page for an incident: what it is about, who asks and why, and the way to it. A text message shows on locked phones, so
/// it names neither the device nor what happened. `address` is the console's own, without a slash at the end.
pub(crate) fn call(
    address: &str,
    who: &Who,
    entry: &EntryId,
    contact: &ContactName,
    incident: Option<(&IncidentId, &IncidentRecord)>,
    reason: &str,
) -> Call {
    let name = match who {
        // Whoever is woken knows the console by its name.
        Who::Automation { .. } => "Lazaret",
        Who::Person { .. } | Who::Erased => who.name(),
    };
    let link = incident.map_or_else(
        || address.to_owned(),
        |(id, _)| format!("{address}/incidents/{id}"),
    );
    let subject = incident.map_or_else(
        || reason.to_owned(),
        |(_, record)| format!("{} incident: {}", record.impact.word(), record.title),
    );
    Call {
        contact: contact.clone(),
        incident: incident.map(|(id, _)| id.clone()),
        sender: sender(name, entry),
        content: format!("{subject}\n\n{name} asks for you: {reason}\n\n{link}"),
        public: format!("{name} asks for you: {link}"),
        subject,
    }
}

/// What the receipt of an acknowledgement says, so that other consoles tell who it was.
pub(crate) fn note(who: &Who) -> String {
    format!("{} via Lazaret", who.name())
}

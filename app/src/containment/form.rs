use crate::containment::parts;
use crate::live::{Fresh, Look, ServedForm};
use domain::containment::ContainmentView;

/// The form of that kind; `of` is the order that it is about. `None` where there is none.
pub fn form(kind: &str, of: &str, look: &Look, fresh: &Fresh) -> Option<ServedForm> {
    let (view, rights) = (&look.view, &look.view.rights);
    let device = view.name.as_str();
    let current = view.containments.iter().find(|one| one.course.end.is_none());
    let order = |one: &&ContainmentView| one.course.order.id.as_str() == of;
    let order = view.containments.iter().find(order);
    let order = order.map(|one| &one.course.order);
    let form = match kind {
        "quarantine" => {
            let (group, certificate) = fresh.blast.as_ref()?;
            parts::quarantine(group, certificate, rights)
        }
        "quarantine-many" => parts::quarantine_many(&fresh.many, view.clock, rights),
        "release" => parts::release(device, current, rights),
        "undo" => parts::undo(order?, &fresh.changed, rights),
        "approve" => parts::approve(order?, rights, &look.me),
        "reject" => parts::reject(order?, rights, &look.me),
        "extend" => parts::extend(order?, rights),
        "cut" => {
            let now = view.now.as_ref();
            let client = now.and_then(|now| now.device.connection.value.as_ref()?.client.as_deref());
            parts::cut(device, client, rights)
        }
        _ => return None,
    };
    Some(ServedForm {
        device: view.name.to_string(),
        ..form
    })
}

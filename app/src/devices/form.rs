use super::{answer_form, forms};
use crate::live::{Fresh, Look, ServedForm};
use domain::device::Violation;

/// The form of that kind; `of` is the violation or the tunnel that it is about, or how a conflict
/// of answers stands. `None` where there is none.
pub fn form(kind: &str, of: &str, look: &Look, fresh: &Fresh) -> Option<ServedForm> {
    let (view, rights) = (&look.view, &look.view.rights);
    let form = match kind {
        "verify" => forms::verify(violation(look, of)?, rights),
        "plot" => {
            let violation = violation(look, of)?;
            let metric = violation.metric.as_deref()?;
            forms::plot(violation, metric, &fresh.points, view.clock)
        }
        "open-tunnel" => forms::open_tunnel(view.name.as_str(), rights),
        "rotate-tunnel" => forms::rotate_tunnel(rights),
        "close-tunnel" => forms::close_tunnel(rights),
        "answer" => answer_form::answer(view.name.as_str(), &view.recovery, of, rights),
        _ => return None,
    };
    Some(ServedForm {
        device: view.name.to_string(),
        ..form
    })
}

fn violation<'a>(look: &'a Look, id: &str) -> Option<&'a Violation> {
    let all = look.view.now.as_ref()?.device.violations.value.as_ref()?;
    all.iter().find(|one| one.id == id)
}

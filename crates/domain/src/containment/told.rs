//! What an incident's page says of containment in a line.

use super::{Course, Stage};
use crate::time::Timestamp;

/// Whether the incident's devices are contained, in words, and what shows it; `None` when nobody asked for it here.
/// `courses` has of each device the latest order first.
pub fn told(devices: &[String], courses: &[Course]) -> Option<(String, Option<String>)> {
    let latest: Vec<&Course> = devices
        .iter()
        .filter_map(|device| latest(device, courses))
        .collect();
    let (first, others) = latest.split_first()?;
    if others.is_empty() && devices.len() == 1 {
        return Some((word(first), proof(first)));
    }
    let verified = latest.iter().filter(|one| one.stage() == Stage::Verified).count();
    let open: Vec<String> = latest
        .iter()
        .filter(|one| one.stage() != Stage::Verified)
        .map(|one| format!("{}: {}", one.order.device, word(one)))
        .collect();
    let untouched = devices.len() - latest.len();
    let rest = (untouched > 0).then(|| format!("{untouched} not asked for"));
    let more: Vec<String> = open.into_iter().take(3).chain(rest).collect();
    Some((
        format!("{verified} of {} devices verified", devices.len()),
        (!more.is_empty()).then(|| more.join(" · ")),
    ))
}

/// When the last device was verified; `None` while one of them is not. A release later on doesn't undo that it was.
pub fn contained_at(devices: &[String], courses: &[Course]) -> Option<Timestamp> {
    let verified = |device: &String| {
        let of_device = courses.iter().filter(|one| one.order.device.as_str() == device);
        of_device
            .filter_map(|one| one.progress.verified.as_ref())
            .map(|proof| proof.at)
            .min()
    };
    let all: Option<Vec<Timestamp>> = devices.iter().map(verified).collect();
    all?.into_iter().max()
}

pub(super) fn latest<'a>(device: &str, courses: &'a [Course]) -> Option<&'a Course> {
    let mut of_device = courses.iter().filter(|one| one.order.device.as_str() == device);
    of_device.find(|one| !matches!(one.stage(), Stage::Rejected | Stage::Lapsed))
}

pub(super) fn word(course: &Course) -> String {
    match (course.stage(), &course.progress.cannot) {
        (Stage::Applied | Stage::Effective, Some(_)) => {
            format!("{}, cannot be verified", course.stage().word())
        }
        (stage, _) => stage.word().to_owned(),
    }
}

fn proof(course: &Course) -> Option<String> {
    let found = &course.progress;
    let trouble = found.trouble.as_ref().map(|one| one.why.clone());
    let proofs = [&found.released, &found.verified, &found.effective, &found.applied];
    let proof = proofs.into_iter().flatten().next().map(|one| one.read.clone());
    let parts: Vec<String> = [trouble, found.cannot.clone(), proof]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

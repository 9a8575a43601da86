//! Many devices of one form: their entries stay on the record one by one, and are told together.

use crate::act::Act;
use crate::containment::Stage;
use crate::device::DeviceAct;
use crate::entry::{Body, Entry};
use crate::ids::{DeviceName, EntryId};
use std::collections::HashMap;

/// How many devices are named with what was read of each.
const NAMED: usize = 3;
/// How many characters of names a line carries before it counts the rest.
const NAMES: usize = 800;
/// How many characters of what was read of one device a line carries.
const PROOF: usize = 200;

/// What several entries have to share to be told together: the form, and what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Alike<'a> {
    form: &'a EntryId,
    /// `None` for the request.
    stage: Option<Stage>,
    waits: bool,
}

impl<'a> Alike<'a> {
    /// `None` for what belongs to no form of several devices.
    pub(super) fn of(act: &'a Act) -> Option<Self> {
        let Act::Device { does, .. } = act else {
            return None;
        };
        let (stage, waits) = match does {
            DeviceAct::Quarantine { approval, .. } => (None, *approval),
            DeviceAct::Report { stage, .. } => (Some(*stage), false),
            _ => return None,
        };
        Some(Self {
            form: does.batch()?,
            stage,
            waits,
        })
    }
}

/// Tells what a device says once more from what it said first: a device that came back, or was asked about again, is
/// not one more device, and nothing of it goes under in what the others did.
#[derive(Debug, Default)]
pub(super) struct Rounds<'a>(HashMap<(Alike<'a>, &'a DeviceName), usize>);

impl<'a> Rounds<'a> {
    /// What `act` is told together with: what is alike, and the how manyeth time it is of its device.
    pub(super) fn next(&mut self, act: &'a Act) -> Option<(Alike<'a>, usize)> {
        let Act::Device { device, .. } = act else {
            return None;
        };
        let alike = Alike::of(act)?;
        let round = self.0.entry((alike, device)).or_default();
        *round += 1;
        Some((alike, *round))
    }
}

/// The form of several devices that an entry belongs to; `None` for an entry that stands for itself.
pub fn form_of(entry: &Entry) -> Option<&EntryId> {
    match &entry.entry.body {
        Body::Act(act) => Alike::of(act).map(|alike| alike.form),
        Body::Outcome { .. } | Body::Erased { .. } => None,
    }
}

/// Whether an entry is the request of a form of several devices: all of them are written in one commit.
pub fn is_request_of_many(entry: &Entry) -> bool {
    matches!(&entry.entry.body, Body::Act(act) if Alike::of(act).is_some_and(|alike| alike.stage.is_none()))
}

/// What alike acts say together: one line, and more about it.
pub(super) fn said_together(acts: &[&Act]) -> (String, Option<String>) {
    let devices: Vec<(&DeviceName, &DeviceAct)> = acts
        .iter()
        .filter_map(|act| match act {
            Act::Device { device, does } => Some((device, does)),
            _ => None,
        })
        .collect();
    let Some((first, does)) = devices.first() else {
        return (String::new(), None);
    };
    if devices.len() == 1 {
        return does.said(first);
    }
    let many = devices.len();
    match does {
        DeviceAct::Quarantine {
            strength,
            approval,
            reason,
            ..
        } => {
            let waits = if *approval {
                ", once a second person agrees"
            } else {
                ""
            };
            let headline = format!("Asked to quarantine {many} devices {}{waits}", strength.word());
            (headline, Some(format!("{reason} · {}", named(&devices))))
        }
        DeviceAct::Report { stage, .. } => {
            let proofs = devices
                .iter()
                .take(NAMED)
                .filter_map(|(device, does)| match does {
                    DeviceAct::Report { proof, .. } => {
                        Some(format!("{device}: {}", super::plain::short(proof, PROOF)))
                    }
                    _ => None,
                });
            let proofs: Vec<String> = proofs.collect();
            let more = match many.saturating_sub(proofs.len()) {
                0 => String::new(),
                more => format!(" · and {more} more: {}", named(&devices[proofs.len()..])),
            };
            let headline = format!("Quarantine of {many} devices: {}", stage.word());
            (headline, Some(format!("{}{more}", proofs.join(" · "))))
        }
        _ => does.said(first),
    }
}

/// As many names as there is room for, and how many more.
fn named(devices: &[(&DeviceName, &DeviceAct)]) -> String {
    let mut text = String::new();
    for (n, (device, _)) in devices.iter().enumerate() {
        let name = device.as_str();
        if !text.is_empty() && text.len() + name.len() > NAMES {
            return format!("{text} and {} more", devices.len() - n);
        }
        if n > 0 {
            text.push_str(", ");
        }
        text.push_str(name);
    }
    text
}

/// What a run of entries of one form says, a line for each thing that was said, in the order in which they were first.
pub(super) fn lines(entries: &[&Entry]) -> String {
    let mut groups: Vec<((Alike<'_>, usize), Vec<&Act>)> = Vec::new();
    let mut rounds = Rounds::default();
    for entry in entries {
        let Body::Act(act) = &entry.entry.body else {
            continue;
        };
        let Some(alike) = rounds.next(act) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == alike) {
            Some((_, acts)) => acts.push(act),
            None => groups.push((alike, vec![act])),
        }
    }
    let lines = groups.iter().map(|(_, acts)| match said_together(acts) {
        (headline, Some(more)) => format!("{headline}: {more}"),
        (headline, None) => headline,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The line by which a copy says which entries it stands for.
pub(super) fn span(entries: &[&Entry]) -> String {
    let ends = (entries.first(), entries.last());
    let (first, last) = (ends.0.map_or(0, |one| one.seq), ends.1.map_or(0, |one| one.seq));
    format!("{SPAN}{first}–{last}{CHAINED}")
}

const SPAN: &str = "Record ";
const CHAINED: &str = ", chained: the hash below stands for all of it. Details: ";

/// The entries that a copy says it stands for, of those of the chain in their order; `None` when it names none.
pub(super) fn spanned<'a>(text: &str, chain: &'a [Entry], last: &Entry) -> Option<Vec<&'a Entry>> {
    let start = text.rfind(SPAN)?;
    let (span, _) = text[start + SPAN.len()..].split_once(CHAINED)?;
    let (from, to) = span.split_once('–')?;
    let (from, to): (u64, u64) = (from.parse().ok()?, to.parse().ok()?);
    if to != last.seq {
        return None;
    }
    let form = form_of(last)?;
    let within = chain.partition_point(|one| one.seq < from)..chain.partition_point(|one| one.seq <= to);
    let entries = chain.get(within)?.iter();
    let of_form = entries.filter(|one| form_of(one) == Some(form) && one.entry.who == last.entry.who);
    Some(of_form.collect())
}

use super::Containing;
use super::contained::{Contained, HowFar};
use super::courses::{asks, batch, course, order, tells};
use super::reports::{reported, write_report};
use crate::containment::{CANNOT, is_in_force, news, observe, take};
use crate::ports::StoreError;
use domain::act::Act;
use domain::containment::{
    Answers, Approval, Before, ContainmentSettings, Course, Observation, Stage, Step, Strength, advance,
};
use domain::detection::Rule;
use domain::device::{CertificateStatus, DeviceAct};
use domain::entry::Body;
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::text::Reason;
use domain::time::Timestamp;
use domain::timeline::Reported;
use futures::{StreamExt, stream};
use std::collections::{BTreeMap, BTreeSet};

/// How many devices are asked for and reported on in one go, looked at side by side; an event holds about as many.
const TOGETHER: usize = 6;
/// More devices than this are never one incident's.
const MOST: usize = 10_000;

/// Up to how many devices that share a certificate are named.
const NAMED: usize = 5;

/// What people are told of a device that is contained no longer.
const UNDONE: &str = "it is no longer as it was read back: somebody released it or took it out of its group";

/// Why an incident's devices were not looked at. What was done before that is told on its timeline.
#[derive(Debug, thiserror::Error)]
pub enum ContainError {
    /// The incident's timeline could not be read or written. Nothing is done that isn't told first.
    #[error("the incident's timeline can't be used: {0}")]
    Store(#[from] StoreError),
    /// What was told before took all of the time to read. Another look would take as long.
    #[error("the time was over before a device was looked at")]
    Late,
}

/// Looks at the devices of an incident: asks for those that nobody asked for yet to be contained, does what is lacking,
/// and tells what it read back. A look may be repeated as often as wanted and die anywhere; the next one begins with AWS
/// again. Only the incident's own devices are touched. Looks end at `until`: those that nobody asked for yet come first, so that
/// of any number of devices each has its turn, and those that there is no time for stand as was told of them last.
pub async fn contain(
    desk: &Containing,
    incident: &IncidentId,
    reason: &Reason,
    until: Timestamp,
) -> Result<Contained, ContainError> {
    let devices = desk.devices(incident).await?;
    let told = reported(&*desk.store, incident, desk.clock.now()).await?;
    let before = standing(&told);
    let mut devices: Vec<DeviceName> = devices.into_iter().collect();
    devices.sort_by_key(|device| before.get(device).map(|known| (known.cannot, known.far)));
    let mut found = Contained::default();
    for (n, chunk) in devices.chunks(TOGETHER).enumerate() {
        if desk.clock.now() >= until {
            if n == 0 {
                return Err(ContainError::Late);
            }
            for device in devices.iter().skip(n * TOGETHER) {
                match before.get(device) {
                    None => found.left += 1,
                    Some(known) => {
                        let young = desk.clock.now().since(known.requested) < desk.containment.longest();
                        let underway = matches!(known.far, HowFar::Applied | HowFar::Effective);
                        found.awaited += usize::from(underway && young && !known.cannot);
                        let told = (known.far, "as told before".to_owned());
                        found.devices.insert(device.clone(), told);
                    }
                }
            }
            break;
        }
        let batch = (devices.len() > 1).then(|| batch(incident));
        look(desk, incident, reason, (chunk, batch), &told, &mut found).await?;
    }
    Ok(found)
}

/// How a device stands, as was told last.
struct Standing {
    /// Why it can't be proven was told with it.
    cannot: bool,
    far: HowFar,
    requested: Timestamp,
}

fn standing(told: &[Reported]) -> BTreeMap<DeviceName, Standing> {
    let mut all = BTreeMap::new();
    for one in told {
        let Body::Act(Act::Device { device, does }) = &one.entry.body else {
            continue;
        };
        match does {
            DeviceAct::Quarantine { approval, .. } => {
                let began = Standing {
                    cannot: false,
                    far: if *approval { HowFar::Asks } else { HowFar::Working },
                    requested: one.entry.at,
                };
                all.insert(device.clone(), began);
            }
            DeviceAct::Report { stage, proof, .. } => {
                if let Some(known) = all.get_mut(device) {
                    known.cannot = proof.contains(CANNOT);
                    known.far = match stage {
                        Stage::Waits => HowFar::Asks,
                        Stage::Partial => HowFar::Failed,
                        Stage::Applied => HowFar::Applied,
                        Stage::Effective => HowFar::Effective,
                        Stage::Verified => HowFar::Verified,
                        _ => HowFar::Working,
                    };
                }
            }
            _ => {}
        }
    }
    all
}

impl Containing {
    /// The devices that an incident is about: those it names, and where it is about a rule, those that break it since.
    pub(super) async fn devices(&self, incident: &IncidentId) -> Result<BTreeSet<DeviceName>, StoreError> {
        let items = self.store.related(incident).await?;
        let mut devices: BTreeSet<DeviceName> = items
            .iter()
            .filter_map(|item| self.place.device_of(item))
            .collect();
        for rule in items.iter().filter_map(Rule::marked_by) {
            let created = self.store.incident(incident).await?.created;
            let since = created.plus(-self.detection.within);
            match self.watchers.violators(&rule, since, MOST).await {
                Ok(violators) => devices.extend(violators),
                // Those that are named are contained all the same.
                Err(error) => {
                    tracing::warn!(error = %error, rule = %rule, "who breaks the rule could not be asked");
                }
            }
        }
        Ok(devices)
    }

    async fn observe(&self, device: &DeviceName) -> Observation {
        observe(&*self.fleet, self.clock.now(), device).await
    }
}

/// A device under way.
struct Case {
    course: Course,
    seen: Observation,
    /// To be asked for on the timeline before anything is done.
    fresh: bool,
    /// Who else is cut off by it, in a line.
    blast: Option<String>,
}

/// Looks at a few devices: reads them, asks on the timeline for what is new, does it, reads again, tells what was found.
async fn look(
    desk: &Containing,
    incident: &IncidentId,
    reason: &Reason,
    (devices, batch): (&[DeviceName], Option<EntryId>),
    told: &[Reported],
    found: &mut Contained,
) -> Result<(), StoreError> {
    let read = stream::iter(
        devices
            .iter()
            .map(|device| begin(desk, incident, reason, (device, batch.as_ref()), told)),
    );
    let mut cases = Vec::new();
    for case in read.buffered(TOGETHER).collect::<Vec<_>>().await {
        match case {
            Ok(case) => cases.push(case),
            Err((device, far, why)) => {
                found.devices.insert(device, (far, why));
            }
        }
    }
    let fresh: Vec<Reported> = cases
        .iter()
        .filter(|one| one.fresh)
        .map(|one| Reported {
            entry: asks(incident, &one.course.order, one.blast.clone()),
            before: one.course.order.before.clone(),
        })
        .collect();
    write_report(&*desk.store, incident, &fresh).await?;
    let done = stream::iter(cases.into_iter().map(|case| act(desk, case)));
    let mut reports = Vec::new();
    for (before, mut after) in done.buffered(TOGETHER).collect::<Vec<_>>().await {
        let undone = before.progress.applied.is_some() && after.progress.applied.is_none();
        let mut all = if undone {
            Vec::new()
        } else {
            news(&before, &mut after)
        };
        all.extend(trouble(&after, told));
        for (stage, proof) in all {
            let at = after.progress.observed.unwrap_or(after.order.requested);
            reports.push(Reported {
                entry: tells(incident, &after.order, at, stage, proof),
                before: None,
            });
        }
        found.awaited += usize::from(only_needs_time(desk, &after));
        let far = if undone {
            (HowFar::Asks, UNDONE.to_owned())
        } else {
            how_far(&after, desk.clock.now())
        };
        found.devices.insert(after.order.device, far);
    }
    write_report(&*desk.store, incident, &reports).await
}

/// Reads a device and its order, the one that was told or a new one.
async fn begin(
    desk: &Containing,
    incident: &IncidentId,
    reason: &Reason,
    (device, batch): (&DeviceName, Option<&EntryId>),
    told: &[Reported],
) -> Result<Case, (DeviceName, HowFar, String)> {
    let fails = |far, why: String| Err((device.clone(), far, why));
    if !device.is_thing_name() {
        let why = "it is no thing of the registry: no group can hold it. Cut its connection, or find its certificate";
        return fails(HowFar::Asks, why.to_owned());
    }
    let thing = match desk.fleet.thing(device).await {
        Ok(Some(thing)) => thing,
        Ok(None) => {
            let why = "the registry has no such thing: there is nothing to quarantine";
            return fails(HowFar::Asks, why.to_owned());
        }
        Err(error) => return fails(HowFar::Failed, format!("it could not be read: {error}")),
    };
    let seen = desk.observe(device).await;
    let answers = Answers::of_attributes(&thing.attributes);
    let sharers = sharers(&seen);
    let waits = |strength: Strength| {
        let cuts_others = strength.by_certificate() && sharers.is_some();
        Approval::is_needed(&Containing::who(), answers) || cuts_others
    };
    if let Some(mut course) = course(desk, incident, device, told) {
        // Whoever may write on the timeline can write a report: it asks for no more than would be asked for here.
        let order = &mut course.order;
        if order.group != desk.containment.group || !desk.strength.covers(order.strength) {
            let why = "a report on the timeline asks for more than this workflow is set to do";
            return fails(HowFar::Asks, why.to_owned());
        }
        if waits(order.strength) && !is_in_force(&seen, order) {
            order.approval = Approval::Waits {
                until: order.requested.plus(desk.containment.approval),
            };
        }
        return Ok(Case {
            course,
            seen,
            fresh: false,
            blast: None,
        });
    }
    let mut order = order(
        &desk.containment,
        desk.strength,
        incident,
        device,
        seen.at,
        waits(desk.strength),
        reason.clone(),
    );
    order.batch = batch.cloned();
    order.before = Before::of(&seen, order.strength);
    if order.before.is_none() {
        let why = format!("how it is now could not be read: {}", seen.unread().join("; "));
        return fails(HowFar::Failed, why);
    }
    Ok(Case {
        course: Course::begins(order),
        seen,
        fresh: true,
        blast: sharers.filter(|_| desk.strength.by_certificate()),
    })
}

/// Who else uses the certificates that would be deactivated, in a line; `None` for nobody.
fn sharers(seen: &Observation) -> Option<String> {
    let certificates = seen.certificates.as_deref().unwrap_or_default();
    let active = certificates
        .iter()
        .filter(|one| one.status == CertificateStatus::Active);
    let others: BTreeSet<&str> = active
        .flat_map(|one| one.shared_with.iter().map(DeviceName::as_str))
        .collect();
    let told: Vec<&str> = others.iter().take(NAMED).copied().collect();
    let more = others.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    (!others.is_empty()).then(|| format!("Its certificate is used by {}{more} too", told.join(", ")))
}

/// Does what is lacking and reads back. The order as it was, and as it is now.
///
/// What was in force once and no longer is, somebody undid: that is for people, and nothing but a session that is left is
/// touched any more.
async fn act(desk: &Containing, case: Case) -> (Course, Course) {
    let Case { course, seen, .. } = case;
    let mut next = course.clone();
    let settings = &desk.containment;
    let now = desk.clock.now();
    let (progress, mut steps) = advance(&course.order, &course.progress, &seen, now, settings);
    next.progress = progress;
    if course.progress.applied.is_some() {
        steps.retain(|step| matches!(step, Step::Cut { .. }));
    }
    for step in &steps {
        match take(&*desk.fleet, &course.order.device, step).await {
            Ok(()) => next.progress.accepted(step, desk.clock.now()),
            Err(error) => {
                tracing::warn!(error = %error, device = %course.order.device, "a step of a containment failed");
                next.progress.fails(step, error.to_string(), desk.clock.now());
            }
        }
    }
    if !steps.is_empty() {
        let seen = desk.observe(&course.order.device).await;
        let now = desk.clock.now();
        // What is lacking still is for the next look: a device that is cut comes back at once until the policy binds.
        let (progress, _) = advance(&course.order, &next.progress, &seen, now, settings);
        next.progress = progress;
    }
    (course, next)
}

/// Whether time alone brings it further: it is on its way, nothing says that it can't be, and its time isn't over.
fn only_needs_time(desk: &Containing, course: &Course) -> bool {
    let found = &course.progress;
    found.applied.is_some()
        && found.verified.is_none()
        && found.cannot.is_none()
        && desk.clock.now().since(course.order.requested) < desk.containment.longest()
}

/// A step that fails, unless that is what was told last: the next look doesn't count on from this one.
fn trouble(course: &Course, told: &[Reported]) -> Option<(Stage, String)> {
    let trouble = course.progress.trouble.as_ref()?;
    let line = format!("could not {}: {}", trouble.step.words(), trouble.why);
    (last(course, told) != Some(line.as_str())).then_some((Stage::Partial, line))
}

/// What was told last of an order.
fn last<'a>(course: &Course, told: &'a [Reported]) -> Option<&'a str> {
    told.iter().rev().find_map(|one| match &one.entry.body {
        Body::Act(Act::Device {
            does: DeviceAct::Report { of, proof, .. },
            ..
        }) if *of == course.order.id => Some(proof.as_str()),
        _ => None,
    })
}

fn how_far(course: &Course, now: Timestamp) -> (HowFar, String) {
    let found = &course.progress;
    if !course.order.approval.lets_act() {
        let why = "waits for somebody to agree: it is critical, or nobody said that it isn't";
        return (HowFar::Asks, why.to_owned());
    }
    let proven = |far, proof: &Option<domain::containment::Proof>, stage: Stage| {
        proof
            .as_ref()
            .map(|proof| (far, format!("{} ({})", stage.word(), proof.read)))
    };
    if let Some(trouble) = &found.trouble {
        return (
            HowFar::Failed,
            format!("could not {}: {}", trouble.step.words(), trouble.why),
        );
    }
    proven(HowFar::Verified, &found.verified, Stage::Verified)
        .or_else(|| proven(HowFar::Effective, &found.effective, Stage::Effective))
        .or_else(|| proven(HowFar::Applied, &found.applied, Stage::Applied))
        .unwrap_or_else(|| match found.unread.first() {
            Some(why) => (HowFar::Failed, format!("could not be read back: {why}")),
            None if now.since(course.order.requested) > ContainmentSettings::GRACE => {
                (HowFar::Failed, "AWS took it and doesn't show it".to_owned())
            }
            None => (HowFar::Working, "requested, not read back yet".to_owned()),
        })
}

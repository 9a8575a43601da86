//! Quarantine, release and undo, with a death before every commit and every call of each.

use super::death::Death;
use super::fleet::MortalFleet;
use super::lives::Lives;
use crate::site::{Pretend, entry};
use domain::act::Act;
use domain::actor::{Actor, Who};
use domain::containment::{Stage, Strength};
use domain::device::{CertificateStatus, DeviceAct};
use domain::entry::{Body, ChainId};
use domain::ids::{DeviceName, EntryId, IncidentId};
use domain::rights::{Rights, Role};
use domain::text::Reason;
use response::containment::{QuarantineAsk, quarantine, release, undo, work};
use response::{Console, ResponseError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Looks at moments that matter: at once, once it can be read back, when it binds, once it was quiet.
const LOOKS: [i64; 6] = [0, 1_000, 2_000, 540_000, 20_000, 900_000];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Deed {
    Quarantine,
    Release,
    Undo,
}

struct Try {
    incident: IncidentId,
    device: DeviceName,
    form: EntryId,
    /// The quarantine that is released or undone.
    of: Option<EntryId>,
}

fn actor() -> Actor {
    Actor {
        who: Who::Person {
            subject: "responder-c".parse().unwrap(),
            name: "Responder C".into(),
        },
        rights: Rights::of([Role::Containment]),
    }
}

fn reason() -> Reason {
    Reason::new("Opens TCP 123").unwrap()
}

async fn contain(console: &Console, one: &Try, form: &EntryId) -> Result<(), ResponseError> {
    let ask = QuarantineAsk {
        incident: Some(one.incident.clone()),
        devices: vec![one.device.clone()],
        strength: Strength::Both,
        cut: true,
        evict: false,
        expires: None,
        reason: reason(),
    };
    quarantine(console, &actor(), form, ask).await.map(drop)
}

async fn act(what: Deed, console: &Console, one: &Try) -> Result<(), ResponseError> {
    let incident = Some(&one.incident);
    match what {
        Deed::Quarantine => contain(console, one, &one.form).await,
        Deed::Release => {
            let done = release(console, &actor(), &one.form, incident, &one.device, reason()).await;
            done.map(drop)
        }
        Deed::Undo => {
            let of = one.of.as_ref().unwrap();
            let done = undo(console, &actor(), &one.form, incident, of, Vec::new(), reason()).await;
            done.map(drop)
        }
    }
}

/// Works on the device of this try alone: those of earlier ones are under their own orders.
async fn looks(lives: &Lives, console: &Console, device: &DeviceName) {
    for gap in LOOKS {
        lives.clock().advance(gap);
        let due = console
            .journal
            .due_courses(console.clock.now(), 1_000)
            .await
            .unwrap();
        for course in due.into_iter().filter(|one| one.order.device == *device) {
            work(console, course, 1).await.unwrap();
        }
    }
}

async fn process(lives: &Lives, fleet: &Arc<Pretend>, death: &Arc<Death>) -> Console {
    let fleet: Arc<Pretend> = Arc::clone(fleet);
    Console {
        fleet: Arc::new(MortalFleet(fleet, Arc::clone(death))),
        ..lives.process(death).await
    }
}

/// Dies before step after step, each on a device of its own, until a life has no step left to die before.
async fn at_every_step(what: Deed) {
    let lives = Lives::begin().await;
    let fleet = Pretend::new(lives.clock());
    let (mut step, mut acknowledged) = (0, 0);
    loop {
        let (died, confirmed) = at(&lives, &fleet, what, step).await;
        acknowledged += usize::from(confirmed);
        if !died {
            break;
        }
        step += 1;
    }
    assert!(
        step >= 10,
        "{what:?}: {step} steps are too few to have been tried"
    );
    println!(
        "{what:?}: {step} kill points, {acknowledged} of {} runs acknowledged, nothing lost",
        step + 1
    );
}

async fn at(lives: &Lives, fleet: &Arc<Pretend>, what: Deed, step: usize) -> (bool, bool) {
    let name = format!("{what:?}-{step}");
    let mut one = Try {
        incident: lives.incident(&name),
        device: fleet.thing(&name),
        form: entry(),
        of: None,
    };
    let before = process(lives, fleet, &Death::before(None)).await;
    response::ingest::refresh(&before, &one.incident).await.unwrap();
    if what != Deed::Quarantine {
        let first = entry();
        contain(&before, &one, &first).await.unwrap();
        looks(lives, &before, &one.device).await;
        assert_eq!(stage(&before, &first).await, Some(Stage::Verified));
        one.of = Some(first);
    }
    drop(before);
    fleet.inner().calls.clear();
    let death = Death::before(Some(step));
    let console = process(lives, fleet, &death).await;
    let (mut died, mut confirmed) = (true, false);
    tokio::select! {
        biased;
        () = death.came() => {}
        () = async {
            act(what, &console, &one).await.unwrap();
            confirmed = true;
            looks(lives, &console, &one.device).await;
        } => died = false,
    }
    drop(console);
    let at = format!("{what:?} after {:?}", death.steps());
    never_less_than(what, fleet, &one, &at);
    let changed = fleet.inner().calls.iter().any(|call| {
        [
            "AddThingToThingGroup",
            "RemoveThingFromThingGroup",
            "UpdateCertificate",
        ]
        .contains(call)
    });
    let after = process(lives, fleet, &Death::before(None)).await;
    let on_record = after.journal.entry(&one.form).await.unwrap().is_some();
    assert!(on_record || !changed, "done and not on the record: {at}");
    assert!(on_record || !confirmed, "acknowledged and lost: {at}");
    assert_eq!(
        on_record,
        stage(&after, &one.form).await.is_some(),
        "an act without its order: {at}"
    );
    looks(lives, &after, &one.device).await;
    let wanted = match (on_record, what) {
        (true, Deed::Quarantine) => Some(Stage::Verified),
        (true, Deed::Release | Deed::Undo) => Some(Stage::Released),
        (false, _) => None,
    };
    assert_eq!(stage(&after, &one.form).await, wanted, "{at}");
    let held = on_record == (what == Deed::Quarantine);
    assert_eq!(!fleet.lets(&name), held, "what is claimed isn't so: {at}");
    told_once(&after, &one, &at).await;
    (died, confirmed)
}

/// Whatever it died of, a device on its way back is let in by the certificate last of all.
fn never_less_than(what: Deed, fleet: &Pretend, one: &Try, at: &str) {
    let name = one.device.as_str();
    if what != Deed::Quarantine && fleet.status(name) == CertificateStatus::Active {
        assert!(
            !fleet.is_in(name, "QUARANTINED"),
            "the strongest block went first: {at}"
        );
    }
}

async fn stage(console: &Console, id: &EntryId) -> Option<Stage> {
    console.journal.course(id).await.unwrap().map(|one| one.stage())
}

/// The chain verifies and tells each state of the order once.
async fn told_once(console: &Console, one: &Try, at: &str) {
    let chain = ChainId::Incident(one.incident.clone());
    let entries = console.journal.entries(&chain, 0).await.unwrap();
    domain::chain::verify(&entries).unwrap();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for found in &entries {
        if let Body::Act(Act::Device {
            does: DeviceAct::Report { of, stage, .. },
            ..
        }) = &found.entry.body
            && *of == one.form
        {
            *told.entry(stage.word()).or_default() += 1;
        }
    }
    assert!(told.values().all(|count| *count == 1), "{told:?}: {at}");
}

#[tokio::test]
async fn a_quarantine_survives() {
    at_every_step(Deed::Quarantine).await;
}

#[tokio::test]
async fn a_release_survives() {
    at_every_step(Deed::Release).await;
}

#[tokio::test]
async fn an_undo_survives() {
    at_every_step(Deed::Undo).await;
}

//! The real binary, ended by the operating system while it takes devices out of traffic or lets them back: at counted
//! calls of the account, before and after their effect, and at moments that nobody chose.

use super::ground::{Deed, Ground, Try};
use crate::site::{entry, until};
use domain::act::Act;
use domain::containment::Stage;
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId};
use domain::ids::EntryId;
use domain::timeline::Trailer;
use simulator::{Fault, FaultKind};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// When the process dies.
#[derive(Clone, Debug)]
enum Death {
    /// In a call, before or after its effect.
    In {
        operation: &'static str,
        after_effect: bool,
    },
    /// So long after the act was asked for.
    After(Duration),
}

/// What the tally says in the end.
#[derive(Default)]
struct Tally {
    kills: usize,
    acknowledged: usize,
    settled: Vec<Duration>,
}

async fn die(ground: &Ground, n: usize, deed: Deed, death: &Death, tally: &mut Tally) {
    let mut one = ground.subject(n);
    let at = format!("{deed:?}, {death:?}");
    let mut process = ground.process().await;
    let mut of = None;
    if deed != Deed::Quarantine {
        assert!(ground.act(&process, Deed::Quarantine, &one, None).await, "{at}");
        ground.reaches(&one.form, Stage::Verified).await;
        of = Some(std::mem::replace(&mut one.form, entry()));
    }
    let since = ground.world.calls_after(0).last().map_or(0, |call| call.n);
    let before = ground.is(&one).await;
    if let Death::In {
        operation,
        after_effect,
    } = death
    {
        let hangs = Fault::of(FaultKind::TimeOut).on(operation).times(1);
        let hangs = if *after_effect {
            hangs.after_effect()
        } else {
            hangs
        };
        ground.world.add_fault(hangs);
    }
    let confirmed = {
        let acting = ground.act(&process, deed, &one, of.as_ref());
        match death {
            // The blast radius is read before the act is written: then nothing was acknowledged yet.
            Death::In { .. } => tokio::select! {
                answered = acting => {
                    until("AWS has the call", async || ground.world.faults().is_empty()).await;
                    answered
                }
                () = until("AWS has the call", async || ground.world.faults().is_empty()) => false,
            },
            Death::After(time) => tokio::time::timeout(*time, acting).await.unwrap_or(false),
        }
    };
    process.kill();
    ground.world.clear_faults(None);
    tally.kills += 1;
    tally.acknowledged += usize::from(confirmed);
    let on_record = ground
        .state
        .console
        .journal
        .entry(&one.form)
        .await
        .unwrap()
        .is_some();
    let changed = ground.changes(since);
    assert!(
        on_record || changed.is_empty(),
        "done and not on the record: {at}: {changed:?}"
    );
    assert!(on_record || !confirmed, "acknowledged and lost: {at}");
    not_less(ground, deed, &one, before, &at).await;
    claims_what_is_so(ground, &one, &at).await;
    ground.bury(&one).await;
    let began = Instant::now();
    let again = ground.process().await;
    if on_record {
        let wanted = if deed == Deed::Quarantine {
            Stage::Verified
        } else {
            Stage::Released
        };
        ground.reaches(&one.form, wanted).await;
        tally.settled.push(began.elapsed());
        let (in_group, shut, connected) = ground.is(&one).await;
        let held = deed == Deed::Quarantine;
        assert_eq!((in_group, shut), (held, held), "claimed and not so: {at}");
        assert!(!held || !connected, "claimed and connected: {at}");
        told_once(ground, &one, &at).await;
    } else {
        assert_eq!(ground.is(&one).await, before, "{at}");
    }
    drop(again);
}

/// However it died, nothing that keeps the device away went before what the act wants to lift, and that in its order.
async fn not_less(ground: &Ground, deed: Deed, one: &Try, before: (bool, bool, bool), at: &str) {
    let (in_group, shut, _) = ground.is(one).await;
    match deed {
        Deed::Quarantine => {
            assert!(
                in_group >= before.0 && shut >= before.1,
                "less contained than before: {at}"
            );
        }
        Deed::Release | Deed::Undo => {
            assert!(shut || !in_group, "the strongest block went first: {at}");
        }
    }
}

async fn claims_what_is_so(ground: &Ground, one: &Try, at: &str) {
    let Some(course) = ground.course(&one.form).await else {
        return;
    };
    let (in_group, shut, connected) = ground.is(one).await;
    match course.stage() {
        Stage::Applied => assert!(in_group && shut, "claimed and not so: {at}"),
        Stage::Effective | Stage::Verified => {
            assert!(in_group && shut && !connected, "claimed and not so: {at}");
        }
        Stage::Released => assert!(!in_group && !shut, "claimed and not so: {at}"),
        _ => {}
    }
}

/// The chain verifies, tells each state of the order once, and so does the account's timeline.
async fn told_once(ground: &Ground, one: &Try, at: &str) {
    let journal = &ground.state.console.journal;
    let chain = ChainId::Incident(one.incident.clone());
    until("everything is mirrored", async || {
        let all = journal.mirrors(&one.incident).await.unwrap();
        all.iter().all(|item| !item.due)
    })
    .await;
    let entries = journal.entries(&chain, 0).await.unwrap();
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
    let mut mirrored: BTreeMap<EntryId, usize> = BTreeMap::new();
    let store = &ground.state.console.store;
    for head in store.events(&one.incident).await.unwrap() {
        let data = store.event(&one.incident, &head.id).await.unwrap().data;
        let text = serde_json::from_str::<String>(&data).unwrap_or(data);
        if let Some((trailer, _)) = Trailer::find(&text) {
            *mirrored.entry(trailer.entry).or_default() += 1;
        }
    }
    assert!(mirrored.values().all(|count| *count == 1), "{mirrored:?}: {at}");
}

const fn call(operation: &'static str, after_effect: bool) -> Death {
    Death::In {
        operation,
        after_effect,
    }
}

fn at_times(millis: &[u64]) -> impl Iterator<Item = Death> {
    millis
        .iter()
        .map(|millis| Death::After(Duration::from_millis(*millis)))
}

async fn all(deed: Deed, deaths: Vec<Death>) {
    let ground = Ground::new().await;
    let mut tally = Tally::default();
    for (n, death) in deaths.iter().enumerate() {
        die(&ground, n, deed, death, &mut tally).await;
    }
    let longest = tally.settled.iter().max().copied().unwrap_or_default();
    println!(
        "{deed:?}: {} kills of the process, {} acknowledged before; less contained 0, claimed and not so 0; as ordered {:.1} s after the next start at most",
        tally.kills,
        tally.acknowledged,
        longest.as_secs_f32()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_killed_in_a_quarantine_leaves_a_device_no_freer_and_ends_it_at_the_next_start() {
    let mut deaths = vec![
        call("AddThingToThingGroup", false),
        call("AddThingToThingGroup", true),
        call("UpdateCertificate", true),
        call("DeleteConnection", true),
    ];
    deaths.extend(at_times(&[40, 700]));
    all(Deed::Quarantine, deaths).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_killed_in_a_release_lifts_the_strongest_block_last() {
    let mut deaths = vec![
        call("RemoveThingFromThingGroup", true),
        call("UpdateCertificate", false),
    ];
    deaths.extend(at_times(&[300]));
    all(Deed::Release, deaths).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_killed_in_an_undo_lifts_the_strongest_block_last() {
    let deaths = vec![
        call("RemoveThingFromThingGroup", false),
        call("UpdateCertificate", true),
    ];
    all(Deed::Undo, deaths).await;
}

/// Every operation that these acts call, before and after its effect, and many moments.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement: several minutes of processes that start and die"]
async fn at_every_operation_and_at_many_moments() {
    let reads = [
        "DescribeThing",
        "ListThingGroupsForThing",
        "ListThingPrincipalsV2",
        "DescribeCertificate",
        "GetThingConnectivityData",
        "GetConnection",
        "TestAuthorization",
        "CreateTimelineEvent",
    ];
    // Moments spread by a stride that shares no factor with the span.
    let moments: Vec<u64> = (0..24).map(|n| n * 617 % 4_000).collect();
    for (deed, changes) in [
        (
            Deed::Quarantine,
            &["AddThingToThingGroup", "UpdateCertificate", "DeleteConnection"][..],
        ),
        (
            Deed::Release,
            &["RemoveThingFromThingGroup", "UpdateCertificate"][..],
        ),
        (
            Deed::Undo,
            &["RemoveThingFromThingGroup", "UpdateCertificate"][..],
        ),
    ] {
        let operations = changes.iter().chain(&reads);
        let mut deaths: Vec<Death> = operations
            .flat_map(|operation| [call(operation, false), call(operation, true)])
            // Back into traffic nothing is asked of the policies.
            .filter(|death| {
                deed == Deed::Quarantine
                    || !matches!(death, Death::In { operation, .. } if *operation == "TestAuthorization")
            })
            .collect();
        deaths.extend(at_times(&moments));
        all(deed, deaths).await;
    }
}

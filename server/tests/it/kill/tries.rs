use super::checks::check;
use super::death::Death;
use super::lives::Lives;
use crate::site::entry;
use domain::ids::{EntryId, IncidentId};
use domain::view::Done;
use response::{Console, ResponseError};
use std::sync::Arc;

/// What an act wants in the account.
pub enum Wanted {
    /// Nothing: it is done once it is on the record.
    Record,
    /// Something that the account can be asked for.
    Account(fn(&Seen) -> bool),
    /// A new incident with the try's title.
    Start,
}

/// What the account says when everything is over.
pub struct Seen {
    pub record: domain::incident::IncidentRecord,
    pub related: Vec<domain::related::RelatedItem>,
    pub engagements: Vec<domain::engagement::Engagement>,
    /// The executions among the related items.
    pub runs: Vec<domain::runbook::Execution>,
}

/// One try: the act's entry on an incident of its own.
#[derive(Clone)]
pub struct Try {
    pub incident: IncidentId,
    pub other: IncidentId,
    pub entry: EntryId,
    pub title: String,
    /// Where the account is.
    pub endpoint: String,
}

/// How an act is prepared and done.
pub trait Acting {
    const NAME: &'static str;
    const WANTED: Wanted;
    async fn prepare(_console: &Console, _one: &Try) {}
    async fn act(console: &Console, one: &Try) -> Result<Done, ResponseError>;
    /// What else has to be so when everything is over; `told`: the act is on the record.
    async fn after(_console: &Console, _one: &Try, _told: bool, _at: &str) {}
}

/// Dies before every step of an act in turn, until one run has no step left to die before. Prints how many there were.
pub async fn at_every_step<A: Acting>() {
    let lives = Lives::begin().await;
    let (mut step, mut acknowledged) = (0, 0);
    loop {
        let (dead, answered) = at::<A>(&lives, step).await;
        acknowledged += usize::from(answered);
        if !dead {
            break;
        }
        step += 1;
    }
    assert!(step >= 2, "{}: nothing was tried", A::NAME);
    println!(
        "{}: {step} kill points, {acknowledged} of {} runs acknowledged, nothing lost",
        A::NAME,
        step + 1
    );
}

async fn at<A: Acting>(lives: &Lives, step: usize) -> (bool, bool) {
    let title = format!("{} {step}", A::NAME);
    let one = Try {
        incident: lives.incident(&title),
        other: lives.incident("Another"),
        entry: entry(),
        title: format!("Started: {title}"),
        endpoint: lives.endpoint(),
    };
    let before = lives.recover().await;
    for id in [&one.incident, &one.other] {
        response::ingest::refresh(&before, id).await.unwrap();
    }
    A::prepare(&before, &one).await;
    lives.mirror(&before, "prepared").await;
    lives.forget_calls();
    let death = Death::before(Some(step));
    let console = lives.process(&death).await;
    let (dead, done) = live_and_die::<A>(lives, &console, &one, &death).await;
    drop(console);
    let steps = death.steps();
    let recovered = lives.recover().await;
    check::<A>(lives, &recovered, &one, done.as_ref(), &steps).await;
    (dead, done.is_some())
}

/// The act and its way to the account's timeline, or as much of it as the life lasts. `true`: it ended early.
async fn live_and_die<A: Acting>(
    lives: &Lives,
    console: &Console,
    one: &Try,
    death: &Arc<Death>,
) -> (bool, Option<Done>) {
    let done = tokio::select! {
        biased;
        () = death.came() => return (true, None),
        done = A::act(console, one) => done.unwrap(),
    };
    let dead = tokio::select! {
        biased;
        () = death.came() => true,
        () = lives.mirror(console, "first") => false,
    };
    (dead, Some(done))
}

use super::answers::{Answer, Script};
use aws::gateway::{Gateway, GatewaySettings, Operation};
use futures::future::join_all;
use futures::poll;
use response::ports::StoreError;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::{Notify, oneshot};

const READ: Operation = Operation::read("GetThing", "things");
const WRITE: Operation = Operation::write("PutThing", "things");

/// A read that counts itself and lands when it is told to.
#[derive(Clone, Debug, Default)]
struct Thing {
    reads: Arc<AtomicU32>,
    land: Arc<Notify>,
}

impl Thing {
    fn read(&self) -> impl Future<Output = Result<u32, StoreError>> + Send + 'static {
        let this = self.clone();
        async move {
            let n = this.reads.fetch_add(1, Ordering::SeqCst) + 1;
            this.land.notified().await;
            Ok(n)
        }
    }

    fn reads(&self) -> u32 {
        self.reads.load(Ordering::SeqCst)
    }
}

fn gateway() -> Gateway {
    Gateway::new(&GatewaySettings::default())
}

#[tokio::test]
async fn reads_of_one_key_that_make_different_things_are_each_their_own() {
    let gateway = gateway();
    let number = gateway.shared(READ, "pump-117", async { Ok(1_u32) });
    let text = gateway.shared(READ, "pump-117", async { Ok("one") });
    assert_eq!(tokio::join!(number, text), (Ok(1), Ok("one")));
}

#[tokio::test]
async fn reads_alike_and_under_way_together_are_one() {
    let (gateway, thing) = (gateway(), Thing::default());
    let fifty = join_all((0..50).map(|_| gateway.shared(READ, "pump-117", thing.read())));
    let landing = async { thing.land.notify_one() };
    let (results, ()) = tokio::join!(fifty, landing);
    assert!(results.iter().all(|result| *result == Ok(1)), "{results:?}");
    assert_eq!(thing.reads(), 1);
    assert_eq!(gateway.calls()[0].shared, 49);
}

#[tokio::test]
async fn reads_of_different_things_are_not_shared() {
    let (gateway, thing) = (gateway(), Thing::default());
    let one = gateway.shared(READ, "pump-117", thing.read());
    let other = gateway.shared(READ, "valve-3", thing.read());
    let landing = async {
        thing.land.notify_one();
        thing.land.notify_waiters();
    };
    let (one, other, ()) = tokio::join!(one, other, landing);
    assert_eq!((one, other), (Ok(1), Ok(2)));
}

#[tokio::test]
async fn a_read_that_landed_answers_nobody_who_comes_later() {
    let (gateway, thing) = (gateway(), Thing::default());
    for n in 1..=3 {
        thing.land.notify_one();
        assert_eq!(gateway.shared(READ, "pump-117", thing.read()).await, Ok(n));
    }
}

#[tokio::test]
async fn a_read_that_landed_answers_nobody_who_comes_later_though_somebody_has_not_looked_yet() {
    let (gateway, thing) = (gateway(), Thing::default());
    let mut first = pin!(gateway.shared(READ, "pump-117", thing.read()));
    let mut slow = pin!(gateway.shared(READ, "pump-117", thing.read()));
    assert!(poll!(&mut first).is_pending() && poll!(&mut slow).is_pending());
    thing.land.notify_one();
    assert_eq!(first.await, Ok(1));
    thing.land.notify_one();
    assert_eq!(gateway.shared(READ, "pump-117", thing.read()).await, Ok(2));
    assert_eq!(slow.await, Ok(1));
}

#[tokio::test]
async fn a_read_that_began_before_a_write_ended_answers_nobody_who_comes_after_it() {
    let (gateway, thing) = (gateway(), Thing::default());
    let before = tokio::spawn({
        let (gateway, read) = (gateway.clone(), thing.read());
        async move { gateway.shared(READ, "pump-117", read).await }
    });
    while thing.reads() == 0 {
        tokio::task::yield_now().await;
    }
    let script = Script::new(&[Answer::Fine]);
    gateway.call(WRITE, || script.reply()).await.unwrap();
    let after = gateway.shared(READ, "pump-117", thing.read());
    let landing = async {
        thing.land.notify_waiters();
        thing.land.notify_one();
    };
    let (after, ()) = tokio::join!(after, landing);
    assert_eq!(after, Ok(2));
    assert_eq!(before.await.unwrap(), Ok(1));
}

#[tokio::test]
async fn a_read_goes_on_when_the_one_who_began_it_gives_up() {
    let (gateway, thing) = (gateway(), Thing::default());
    let began = tokio::spawn({
        let (gateway, read) = (gateway.clone(), thing.read());
        async move { gateway.shared(READ, "pump-117", read).await }
    });
    while thing.reads() == 0 {
        tokio::task::yield_now().await;
    }
    let joined = gateway.shared(READ, "pump-117", thing.read());
    let landing = async {
        began.abort();
        assert!(began.await.unwrap_err().is_cancelled());
        thing.land.notify_one();
    };
    let (joined, ()) = tokio::join!(joined, landing);
    assert_eq!(joined, Ok(1));
}

#[tokio::test]
async fn a_read_that_nobody_waits_for_any_more_ends() {
    let gateway = gateway();
    let (alive, ended) = oneshot::channel::<()>();
    let read = async move {
        let _alive = alive;
        std::future::pending::<Result<u32, StoreError>>().await
    };
    let waiting = tokio::spawn(async move { gateway.shared(READ, "pump-117", read).await });
    tokio::task::yield_now().await;
    waiting.abort();
    ended.await.unwrap_err();
}

#[tokio::test]
async fn a_failure_is_shared_like_a_value() {
    let gateway = gateway();
    let failure = StoreError::NotFound {
        operation: "GetThing",
    };
    let read = || {
        let failure = failure.clone();
        async move {
            tokio::task::yield_now().await;
            Err::<u32, _>(failure)
        }
    };
    let both = join_all([
        gateway.shared(READ, "x", read()),
        gateway.shared(READ, "x", read()),
    ])
    .await;
    assert_eq!(both, [Err(failure.clone()), Err(failure)]);
    assert_eq!(gateway.calls()[0].shared, 1);
}

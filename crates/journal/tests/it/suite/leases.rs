use crate::conformance::Backend;
use crate::made::NOON;

pub(crate) async fn a_lease_is_held_by_one_owner_until_it_ends(backend: &dyn Backend) {
    let (here, there) = (backend.open().await, backend.open().await);
    let a = async |now: i64, until: i64| here.lease("ingest", "a", NOON.plus(now), NOON.plus(until)).await;
    let b = async |now: i64, until: i64| there.lease("ingest", "b", NOON.plus(now), NOON.plus(until)).await;
    assert!(a(0, 10).await.unwrap());
    assert!(!b(5, 15).await.unwrap());
    assert!(a(8, 18).await.unwrap(), "its owner renews it");
    assert!(!b(17, 27).await.unwrap());
    assert!(b(18, 28).await.unwrap(), "it ended at 18");
    assert!(!a(19, 29).await.unwrap());
    assert!(b(20, 20).await.unwrap(), "its owner gives it back");
    assert!(a(20, 30).await.unwrap());
    assert!(
        there.lease("mirror", "b", NOON, NOON.plus(9)).await.unwrap(),
        "another name is another lease"
    );
}

pub(crate) async fn of_twenty_owners_at_once_one_gets_the_lease(backend: &dyn Backend) {
    let journals = [backend.open().await, backend.open().await];
    let tries: Vec<_> = (0..20)
        .map(|n: usize| {
            let journal = journals[n % 2].clone();
            tokio::spawn(async move {
                journal
                    .lease("ingest", &format!("owner {n}"), NOON, NOON.plus(10))
                    .await
                    .unwrap()
            })
        })
        .collect();
    let mut held = 0;
    for one in tries {
        held += usize::from(one.await.unwrap());
    }
    assert_eq!(held, 1);
}

use futures::FutureExt;
use futures::future::{BoxFuture, Shared, WeakShared};
use response::ports::StoreError;
use std::any::Any;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

type Landing = Result<Arc<dyn Any + Send + Sync>, StoreError>;
type Flight = BoxFuture<'static, Landing>;

/// Reads under way. Each is driven by whoever waits for it and ends when the last of them gives up.
#[derive(Debug, Default)]
pub(super) struct Flights {
    /// How many writes have ended: a read that began before one must not answer a reader that came after it.
    writes: AtomicU64,
    under_way: Mutex<HashMap<String, (u64, WeakShared<Flight>)>>,
}

impl Flights {
    /// Joins the read of this key that is under way, or starts it. The flag tells whether it was joined.
    pub(super) fn join<T, F>(
        &self,
        key: String,
        read: F,
    ) -> (
        bool,
        impl Future<Output = Result<T, StoreError>> + Send + use<T, F>,
    )
    where
        T: Clone + Send + Sync + 'static,
        F: Future<Output = Result<T, StoreError>> + Send + 'static,
    {
        let writes = self.writes.load(Ordering::SeqCst);
        let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        under_way.retain(|_, (_, flight)| flight.upgrade().is_some_and(|flight| flight.peek().is_none()));
        let joined = under_way
            .get(&key)
            .filter(|(before, _)| *before == writes)
            .and_then(|(_, flight)| flight.upgrade());
        let flight = joined.clone().unwrap_or_else(|| {
            let landing = async move { Ok(Arc::new(read.await?) as Arc<dyn Any + Send + Sync>) };
            let flight = landing.boxed().shared();
            if let Some(weak) = flight.downgrade() {
                under_way.insert(key, (writes, weak));
            }
            flight
        });
        (joined.is_some(), land(flight))
    }

    /// Reads that begin from now on don't join those that began before.
    pub(super) fn close(&self) {
        self.writes.fetch_add(1, Ordering::SeqCst);
    }
}

async fn land<T: Clone + 'static>(flight: Shared<Flight>) -> Result<T, StoreError> {
    let landed = flight.await?;
    // The key ends with the type.
    landed
        .downcast_ref::<T>()
        .cloned()
        .ok_or(StoreError::Unavailable {
            operation: "shared read",
            message: "two kinds of read have the same key".to_owned(),
        })
}

use super::bucket::Bucket;
use super::calls::{CallCount, Counters, count};
use super::failure::Failure;
use super::flights::Flights;
use super::jitter::Jitter;
use super::operation::Operation;
use super::settings::GatewaySettings;
use aws_sdk_ssmincidents::error::{ProvideErrorMetadata, SdkError};
use response::ports::StoreError;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::time::{Instant, sleep, timeout, timeout_at};
use tracing::{Instrument, debug, debug_span};

/// The way out to AWS. Clones share pace, reads under way and figures.
#[derive(Clone, Debug)]
pub struct Gateway {
    shared: Arc<Inside>,
}

#[derive(Debug)]
struct Inside {
    settings: GatewaySettings,
    lines: Mutex<BTreeMap<&'static str, Arc<Line>>>,
    flights: Flights,
    jitter: Jitter,
    /// No call leaves.
    held: AtomicBool,
}

/// One operation's pace and counters.
#[derive(Debug)]
struct Line {
    bucket: Bucket,
    counters: Counters,
}

/// Lets go of reads under way when a write ends, however it ends.
struct Writing<'a>(&'a Flights);

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Gateway {
    /// A gateway to one account.
    pub fn new(settings: &GatewaySettings) -> Self {
        Self {
            shared: Arc::new(Inside {
                settings: settings.clone(),
                lines: Mutex::default(),
                flights: Flights::default(),
                jitter: Jitter::new(settings.seed),
                held: AtomicBool::new(false),
            }),
        }
    }

    /// From now on every call is unavailable, before it leaves, until [`Gateway::release`].
    pub(crate) fn hold(&self) {
        self.shared.held.store(true, Ordering::SeqCst);
    }

    /// Calls leave again.
    pub(crate) fn release(&self) {
        self.shared.held.store(false, Ordering::SeqCst);
    }

    /// How often each operation was called, by name.
    pub fn calls(&self) -> Vec<CallCount> {
        let lines = self.shared.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines
            .iter()
            .map(|(name, line)| line.counters.read(name))
            .collect()
    }

    /// Makes one call: waits for its pace, tries until it is answered or patience ends.
    ///
    /// `send` is called once per attempt, so what it sends must be the same each time: a write carries its client
    /// token, where it has one. When an attempt of a write may have taken effect, a later refusal doesn't hide that: the error is
    /// [`StoreError::Unavailable`], and the caller reads back.
    pub async fn call<T, E, F, Fut>(&self, operation: Operation, send: F) -> Result<T, StoreError>
    where
        F: Fn() -> Fut,
        Fut: Future<Output = Result<T, SdkError<E>>>,
        E: ProvideErrorMetadata + Error + 'static,
    {
        if self.shared.held.load(Ordering::SeqCst) {
            return Err(StoreError::Unavailable {
                operation: operation.name,
                message: "not sent: AWS has not said yet whose the credentials are".to_owned(),
            });
        }
        self.call_held(operation, send).await
    }

    /// As [`Gateway::call`], and while calls are held.
    pub(crate) async fn call_held<T, E, F, Fut>(&self, operation: Operation, send: F) -> Result<T, StoreError>
    where
        F: Fn() -> Fut,
        Fut: Future<Output = Result<T, SdkError<E>>>,
        E: ProvideErrorMetadata + Error + 'static,
    {
        let _writing = operation.writes.then(|| Writing(&self.shared.flights));
        let span = debug_span!("aws", operation = operation.name);
        self.attempts(operation, send).instrument(span).await
    }

    /// Reads something, or waits for the same read that is under way. `key` says what is read of `operation`.
    ///
    /// A read that joins may have begun a call's duration ago, but never before a write of this process ended.
    pub async fn shared<T, F>(&self, operation: Operation, key: &str, read: F) -> Result<T, StoreError>
    where
        T: Clone + Send + Sync + 'static,
        F: Future<Output = Result<T, StoreError>> + Send + 'static,
    {
        // Two readers may make different things of one operation's answers.
        let key = format!("{} {key} {}", operation.name, std::any::type_name::<T>());
        let (joined, landing) = self.shared.flights.join(key, read);
        if joined {
            count(&self.line(operation).counters.shared);
        }
        landing.await
    }

    async fn attempts<T, E, F, Fut>(&self, operation: Operation, send: F) -> Result<T, StoreError>
    where
        F: Fn() -> Fut,
        Fut: Future<Output = Result<T, SdkError<E>>>,
        E: ProvideErrorMetadata + Error + 'static,
    {
        let settings = &self.shared.settings;
        let patience = if operation.writes {
            settings.write_patience
        } else {
            settings.read_patience
        };
        let end = Instant::now() + patience.deadline;
        let line = self.line(operation);
        let mut doubt: Option<StoreError> = None;
        let mut last = StoreError::Throttled {
            operation: operation.name,
        };
        for attempt in 1..=patience.attempts.max(1) {
            let paced = timeout_at(end, line.bucket.take()).await;
            let rest = end.saturating_duration_since(Instant::now());
            if paced.is_err() || rest.is_zero() {
                break;
            }
            count(&line.counters.sent);
            let failure = match timeout(patience.attempt.min(rest), send()).await {
                Ok(Ok(reply)) => {
                    line.bucket.succeeded();
                    return Ok(reply);
                }
                Ok(Err(error)) => Failure::of(operation, &error),
                Err(_) => Failure::timed_out(operation),
            };
            line.note(&failure);
            let again = match failure {
                Failure::Throttled(_) => true,
                Failure::Transient(_) => operation.repeats,
                Failure::Final(_) => false,
            };
            if operation.writes && matches!(failure, Failure::Transient(_)) {
                doubt = Some(failure.clone().error());
            }
            last = failure.error();
            let pause = self
                .shared
                .jitter
                .pause(attempt, settings.first_pause, settings.longest_pause);
            if !again || attempt == patience.attempts || Instant::now() + pause >= end {
                break;
            }
            debug!(attempt, %last, ?pause, "tries again");
            sleep(pause).await;
        }
        Err(doubt.unwrap_or(last))
    }

    fn line(&self, operation: Operation) -> Arc<Line> {
        let settings = &self.shared.settings;
        let usual = if operation.writes {
            settings.writes
        } else {
            settings.reads
        };
        let mut lines = self.shared.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let line = lines.entry(operation.name).or_insert_with(|| {
            Arc::new(Line {
                bucket: Bucket::new(settings.quotas.get(operation.name).copied().unwrap_or(usual)),
                counters: Counters::default(),
            })
        });
        Arc::clone(line)
    }
}

impl Line {
    fn note(&self, failure: &Failure) {
        if matches!(failure, Failure::Throttled(_)) {
            self.bucket.throttled();
            count(&self.counters.throttled);
        } else {
            count(&self.counters.failed);
        }
    }
}

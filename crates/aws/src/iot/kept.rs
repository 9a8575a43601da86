use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Answers that are good for a while, by key.
#[derive(Debug)]
pub(super) struct Kept<V> {
    good_for: Duration,
    answers: Mutex<HashMap<String, (Instant, V)>>,
}

impl<V: Clone> Kept<V> {
    pub(super) fn new(good_for: Duration) -> Self {
        Self {
            good_for,
            answers: Mutex::default(),
        }
    }

    /// The answer that is still good.
    pub(super) fn get(&self, key: &str) -> Option<V> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, value) = answers.get(key)?;
        (at.elapsed() < self.good_for).then(|| value.clone())
    }

    /// Keeps an answer whose asking began at `at`, and drops those that are good no longer.
    pub(super) fn put(&self, key: &str, at: Instant, value: V) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|_, (at, _)| at.elapsed() < self.good_for);
        answers.insert(key.to_owned(), (at, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_good_for_its_time_and_no_longer() {
        let kept = Kept::new(Duration::from_mins(1));
        let now = Instant::now();
        let before = |seconds| now.checked_sub(Duration::from_secs(seconds)).unwrap_or(now);
        kept.put("old", before(60), 1);
        kept.put("young", before(30), 2);
        assert_eq!(
            (kept.get("old"), kept.get("young"), kept.get("none")),
            (None, Some(2), None)
        );
        kept.put("new", now, 3);
        assert_eq!(kept.answers.lock().map(|answers| answers.len()).ok(), Some(2));
    }
}

use domain::ids::IncidentId;
use std::collections::HashMap;

/// How many incidents are kept.
const KEPT: usize = 64;

/// What was made of the incidents that were used last. Quiet ones stay as long as somebody looks at them.
#[derive(Debug)]
pub struct Recent<T> {
    /// Each with the number of its last use.
    kept: HashMap<IncidentId, (u64, T)>,
    uses: u64,
}

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self {
            kept: HashMap::new(),
            uses: 0,
        }
    }
}

impl<T> Recent<T> {
    /// What is kept of an incident, which is used now.
    pub fn get(&mut self, id: &IncidentId) -> Option<&T> {
        self.uses += 1;
        let (used, kept) = self.kept.get_mut(id)?;
        *used = self.uses;
        Some(kept)
    }

    /// Keeps this of an incident, in the place of the one that was used longest ago where there are too many.
    pub fn put(&mut self, id: &IncidentId, new: T) {
        self.uses += 1;
        if self.kept.len() >= KEPT && !self.kept.contains_key(id) {
            let oldest = self.kept.iter().min_by_key(|(_, (used, _))| *used);
            let oldest = oldest.map(|(id, _)| id.clone());
            oldest.map(|id| self.kept.remove(&id));
        }
        self.kept.insert(id.clone(), (self.uses, new));
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn incident(n: usize) -> IncidentId {
        format!("111122223333/IotResponsePlan/{n:08x}-4f50-4172-8394-a5b6c7d8e9f0")
            .parse()
            .unwrap()
    }

    #[test]
    fn one_more_takes_the_place_of_the_one_used_longest_ago() {
        let mut recent = Recent::default();
        for n in 0..KEPT {
            recent.put(&incident(n), n);
        }
        // The first one put in is the one used last.
        assert_eq!(recent.get(&incident(0)), Some(&0));
        for n in [KEPT, KEPT + 1] {
            recent.put(&incident(n), n);
        }
        let kept: Vec<usize> = (0..KEPT + 2)
            .filter(|n| recent.kept.contains_key(&incident(*n)))
            .collect();
        let wanted: Vec<usize> = [0].into_iter().chain(3..KEPT + 2).collect();
        assert_eq!(kept, wanted);
        recent.put(&incident(0), 7);
        assert_eq!(recent.get(&incident(0)), Some(&7));
        assert_eq!(recent.kept.len(), KEPT);
    }
}

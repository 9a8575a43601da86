use super::Found;
use serde::{Deserialize, Serialize};

/// The incident store in one Region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replica {
    /// The Region.
    pub region: String,
    /// Whether it works.
    pub active: bool,
    /// What the store says about it.
    pub message: Option<String>,
}

/// Where the incident store keeps its incidents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replication {
    /// Whether the whole works.
    pub active: bool,
    /// Whether it can't be deleted by mistake.
    pub protected: bool,
    /// The Regions.
    pub regions: Vec<Replica>,
}

impl Replication {
    /// What it means for an incident; `None` is an account without any.
    pub fn judge(set: Option<&Self>) -> Found {
        let Some(set) = set else {
            return Found::red(
                "There is no replication set: no incident can be opened.",
                "Create one. Incident Manager has been closed to new customers since 2025-11-07.",
            );
        };
        let working = set.regions.iter().filter(|one| one.active).count();
        let mut found = Found::green(format!("Incidents are kept in {}.", regions(set.regions.len())));
        if !set.active || working == 0 {
            found = found.and(Found::red(
                "The replication set is not active: incidents can't be relied upon.",
                "Look at the replication set in Incident Manager's settings.",
            ));
        } else if working < set.regions.len() {
            found = found.and(Found::amber(
                "Not every Region of it works.",
                "Look at the replication set in Incident Manager's settings.",
            ));
        }
        if set.regions.len() == 1 {
            found = found.and(Found::amber(
                "When that Region fails there are no incidents.",
                "Add a second Region to the replication set.",
            ));
        }
        if !set.protected {
            found = found.and(Found::amber(
                "It can be deleted, with every incident.",
                "Turn deletion protection on.",
            ));
        }
        found.with_details(set.regions.iter().map(Replica::line))
    }
}

impl Replica {
    fn line(&self) -> String {
        let state = if self.active { "works" } else { "does not work" };
        match &self.message {
            Some(message) => format!("{}: {state} · {message}", self.region),
            None => format!("{}: {state}", self.region),
        }
    }
}

fn regions(count: usize) -> String {
    format!("{count} {}", if count == 1 { "Region" } else { "Regions" })
}

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::*;

    fn set(active: &[bool]) -> Replication {
        let region = |(at, active): (usize, &bool)| Replica {
            region: format!("region-{at}"),
            active: *active,
            message: None,
        };
        Replication {
            active: true,
            protected: true,
            regions: active.iter().enumerate().map(region).collect(),
        }
    }

    #[test]
    fn two_working_regions_that_nobody_deletes_by_mistake_are_green() {
        assert_eq!(
            Replication::judge(Some(&set(&[true, true]))).standing,
            Standing::Green
        );
    }

    #[test]
    fn what_makes_it_weaker_is_amber_and_what_ends_it_is_red() {
        let standing = |set: &Replication| Replication::judge(Some(set)).standing;
        assert_eq!(standing(&set(&[true])), Standing::Amber);
        assert_eq!(standing(&set(&[true, false])), Standing::Amber);
        assert_eq!(standing(&set(&[false, false])), Standing::Red);
        let loose = Replication {
            protected: false,
            ..set(&[true, true])
        };
        assert_eq!(standing(&loose), Standing::Amber);
        let failed = Replication {
            active: false,
            ..set(&[true, true])
        };
        assert_eq!(standing(&failed), Standing::Red);
        assert_eq!(Replication::judge(None).standing, Standing::Red);
    }
}

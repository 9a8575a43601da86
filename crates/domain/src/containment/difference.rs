use super::{Containment, Observation};
use crate::device::CertificateStatus;
use serde::{Deserialize, Serialize};

/// What somebody else changed since an act, so that undoing it would not lead back to where it began.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Difference {
    /// What: a group, a certificate.
    pub what: String,
    /// How the act left it.
    pub left: String,
    /// How it is now.
    pub now: String,
}

/// What is not as the act left it. Parts that can't be read now are told as such: nobody knows.
pub fn differences(order: &Containment, seen: &Observation) -> Vec<Difference> {
    let mut all = Vec::new();
    let mut tell = |what: String, left: &str, now: &str| {
        if left != now {
            all.push(Difference {
                what,
                left: left.to_owned(),
                now: now.to_owned(),
            });
        }
    };
    let Some(before) = &order.before else {
        return all;
    };
    let contains = order.contains();
    match &seen.groups {
        Ok(groups) => {
            let now_in = |group| {
                if groups.iter().any(|one| &one.group == group) {
                    "in it"
                } else {
                    "not in it"
                }
            };
            if order.strength.by_group() {
                let left = if contains { "in it" } else { "not in it" };
                tell(format!("group {}", order.group), left, now_in(&order.group));
            }
            let others = before
                .groups
                .iter()
                .filter(|one| !one.dynamic && one.group != order.group);
            for other in others {
                tell(format!("group {}", other.group), "in it", now_in(&other.group));
            }
            let news = groups
                .iter()
                .filter(|one| !one.dynamic && one.group != order.group && !before.in_group(&one.group));
            for new in news {
                tell(format!("group {}", new.group), "not in it", "in it");
            }
        }
        Err(error) => tell("groups".to_owned(), "known", error),
    }
    match &seen.certificates {
        Ok(certificates) => {
            for (id, status) in &before.certificates {
                let changed = order.strength.by_certificate() && *status == CertificateStatus::Active;
                let left = if changed && contains {
                    "inactive"
                } else {
                    status_word(status)
                };
                let now = certificates.iter().find(|one| one.id == *id);
                let now = now.map_or("not attached", |one| status_word(&one.status));
                tell(format!("certificate {}", super::view::short_id(id)), left, now);
            }
            for one in certificates {
                if !before.certificates.iter().any(|(id, _)| *id == one.id) {
                    let name = format!("certificate {}", super::view::short_id(&one.id));
                    tell(name, "not attached", status_word(&one.status));
                }
            }
        }
        Err(error) => tell("certificates".to_owned(), "known", error),
    }
    all
}

fn status_word(status: &CertificateStatus) -> &str {
    match status {
        CertificateStatus::Active => "active",
        CertificateStatus::Inactive => "inactive",
        CertificateStatus::Revoked => "revoked",
        CertificateStatus::Other(word) => word,
    }
}

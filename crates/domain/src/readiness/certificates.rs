use super::Found;
use crate::ids::{CertificateId, DeviceName};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A certificate that may connect.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CertificateUse {
    /// The certificate.
    pub id: CertificateId,
    /// Its resource name.
    pub arn: String,
}

/// When somebody looked who uses a certificate, and what was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// When.
    pub at: Timestamp,
    /// The things that use it.
    pub things: Vec<DeviceName>,
}

/// Who uses which certificate. The registry answers for one certificate at a time, so that a large fleet's are looked at
/// in turns.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sharing {
    looked: BTreeMap<CertificateId, Looked>,
}

/// How many shared certificates are told one by one.
const TOLD: usize = 50;
/// How many of the things that share one are named.
const NAMED: usize = 4;

impl Sharing {
    /// Those that were looked at longest ago or never, at most `most`; what is gone or can't connect any more is
    /// forgotten.
    pub fn next(&mut self, active: &[CertificateUse], most: usize) -> Vec<CertificateUse> {
        let known: std::collections::BTreeSet<&CertificateId> = active.iter().map(|one| &one.id).collect();
        self.looked.retain(|id, _| known.contains(id));
        let mut all: Vec<&CertificateUse> = active.iter().collect();
        all.sort_by_key(|one| self.looked.get(&one.id).map(|looked| looked.at));
        all.into_iter().take(most).cloned().collect()
    }

    /// Notes what was seen.
    pub fn note(&mut self, id: CertificateId, looked: Looked) {
        self.looked.insert(id, looked);
    }

    /// What it means for an incident, of so many certificates that may connect.
    pub fn judge(&self, active: usize) -> Found {
        let shared: Vec<_> = self
            .looked
            .iter()
            .filter(|(_, looked)| looked.things.len() > 1)
            .collect();
        let seen = self.looked.len();
        let of = if seen < active {
            format!("{seen} of {active} active certificates, which were looked at so far,")
        } else {
            format!("{active} active certificates")
        };
        if shared.is_empty() && seen < active {
            return Found::unknown(
                format!("Of {of} none is used by more than one thing."),
                "Check again: each reading looks at some of the others, those first that were never looked at.",
            );
        }
        if shared.is_empty() {
            return Found::green(format!("Of {of} none is used by more than one thing."));
        }
        let more = shared.len().saturating_sub(TOLD);
        let lines = shared
            .iter()
            .take(TOLD)
            .map(|(id, looked)| line(id, &looked.things));
        let rest = (more > 0).then(|| format!("and {more} more"));
        Found::amber(
            format!(
                "Of {of} {} used by more than one thing: deactivating one stops them all.",
                match shared.len() {
                    1 => "1 is".to_owned(),
                    count => format!("{count} are"),
                }
            ),
            "Give each thing a certificate of its own; until then quarantine those things by group.",
        )
        .with_details(lines.chain(rest))
    }
}

fn line(id: &CertificateId, things: &[DeviceName]) -> String {
    let named: Vec<&str> = things.iter().take(NAMED).map(DeviceName::as_str).collect();
    let rest = match things.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}…: {}{rest}", &id.as_str()[..8], named.join(", "))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::Standing;
    use super::*;

    fn certificate(n: usize) -> CertificateUse {
        CertificateUse {
            id: format!("{n:064x}").parse().unwrap(),
            arn: format!("arn:{n}"),
        }
    }

    fn looked(at: i64, things: usize) -> Looked {
        Looked {
            at: Timestamp(at),
            things: (0..things)
                .map(|n| format!("pump-{n}").parse().unwrap())
                .collect(),
        }
    }

    #[test]
    fn those_never_looked_at_come_first_and_then_the_oldest() {
        let all: Vec<_> = (0..4).map(certificate).collect();
        let mut sharing = Sharing::default();
        sharing.note(certificate(0).id, looked(20, 1));
        sharing.note(certificate(1).id, looked(10, 1));
        sharing.note(certificate(9).id, looked(5, 2));
        let next = sharing.next(&all, 3);
        assert_eq!(next, [certificate(2), certificate(3), certificate(1)]);
        // The ninth is gone, and is not told as shared any more; of those not looked at nobody knows.
        assert_eq!(sharing.judge(4).standing, Standing::Unknown);
        assert!(sharing.judge(4).says.starts_with("Of 2 of 4"));
        assert_eq!(sharing.judge(2).standing, Standing::Green);
    }

    #[test]
    fn a_shared_certificate_is_told_with_who_shares_it() {
        let mut sharing = Sharing::default();
        sharing.note(certificate(1).id, looked(1, 6));
        sharing.note(certificate(2).id, looked(1, 1));
        let found = sharing.judge(2);
        assert_eq!(found.standing, Standing::Amber);
        assert_eq!(
            found.details,
            ["00000000…: pump-0, pump-1, pump-2, pump-3 and 2 more"]
        );
    }
}

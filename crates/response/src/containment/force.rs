use domain::containment::{Containment, Observation};
use domain::device::{Certificate, CertificateStatus};

/// Whether AWS shows all of what an order asks for: the group, no certificate that may be used, or both.
pub(crate) fn is_in_force(seen: &Observation, order: &Containment) -> bool {
    let in_group = matches!(&seen.groups, Ok(groups) if groups.iter().any(|one| one.group == order.group));
    let inactive = |one: &Certificate| one.status == CertificateStatus::Inactive;
    let blocked = matches!(&seen.certificates, Ok(all) if !all.is_empty() && all.iter().all(inactive));
    (!order.strength.by_group() || in_group) && (!order.strength.by_certificate() || blocked)
}

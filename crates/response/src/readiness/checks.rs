use super::{
    Check, answers, certificates, indexing, logging, permissions, plans, profiles, quarantine, reach,
    replication, training,
};

/// All checks, in the order of the page: what containment stands on, what is seen, who is called.
pub static CHECKS: &[Check] = &[
    quarantine::CHECK,
    answers::CHECK,
    certificates::CHECK,
    permissions::CHECK,
    profiles::CHECK,
    training::CHECK,
    indexing::CHECK,
    logging::CHECK,
    plans::CHECK,
    reach::CHECK,
    replication::CHECK,
];

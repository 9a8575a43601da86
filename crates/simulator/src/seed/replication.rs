//! The replication set: without one, an account has no Incident Manager.

use std::collections::BTreeMap;

use super::people;
use crate::ssm_incidents::{Region, ReplicationSet, replication_set_arn};
use crate::world::Account;

const DAYS_AGO: i64 = 900;

pub(crate) fn plant(account: &mut Account, now: i64) {
    let created = now - DAYS_AGO * 24 * 60 * 60 * 1000;
    let by = people::session(account, "Administrator", "platform");
    let arn = replication_set_arn(&account.id, &account.ids.uuid());
    let regions = BTreeMap::from([(
        account.region.clone(),
        Region {
            kms_key: None,
            since: created,
        },
    )]);
    account.incidents.replication = Some(ReplicationSet {
        arn,
        created_by: by.clone(),
        created,
        modified_by: by,
        modified: created,
        protected: true,
        regions,
    });
}

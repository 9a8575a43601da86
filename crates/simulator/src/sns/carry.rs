//! What services publish to topics of the account.

use std::collections::BTreeMap;

use super::Publication;
use crate::iam::Iam;
use crate::world::Account;
use crate::world::notices::Notice;

/// The session in which a service acts under the role it was given (*assumed*).
const SESSION: &str = "publishing";

/// Publishes a service's message to its topic, as far as the role lets it. What can't be published is lost, and nobody is told
/// (*assumed*: Device Defender documents neither a repetition nor an error).
pub(crate) fn carry(account: &mut Account, notice: &Notice) {
    if let Err(why) = publish(account, notice) {
        tracing::debug!(target = notice.target, why, "a service's message is lost");
    }
}

fn publish(account: &mut Account, notice: &Notice) -> Result<(), String> {
    let role = notice.role.rsplit('/').next().unwrap_or_default();
    let trusted = account
        .iam
        .role(role)
        .is_some_and(|role| role.trusts(notice.service));
    if !trusted {
        return Err(format!("{} can't assume {}", notice.service, notice.role));
    }
    let caller = account.iam.in_role(role, SESSION, &account.id);
    let caller = caller.map_err(|refusal| refusal.message)?;
    Iam::authorize(&caller, "sns:Publish", &notice.target, &account.id).map_err(|refusal| refusal.message)?;
    let publication = Publication {
        topic: &notice.target,
        subject: None,
        message: &notice.body,
        attributes: BTreeMap::new(),
    };
    publication
        .run(account, notice.at)
        .map(drop)
        .map_err(|refusal| refusal.message)
}

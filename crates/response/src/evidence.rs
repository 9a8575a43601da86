//! Reading evidence files.

use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::evidence::EvidenceFile;
use domain::ids::IncidentId;
use domain::rights::Right;

/// A file attached to this incident, its hash checked. A hash of another incident's file is not found.
pub async fn read(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    sha256: &str,
) -> Result<(EvidenceFile, Vec<u8>), ResponseError> {
    actor.require(Right::Read)?;
    let snapshot = known(console, id).await?;
    let attached = snapshot
        .rows
        .iter()
        .filter_map(|row| row.evidence.as_ref())
        .find(|file| file.sha256 == sha256);
    let file = attached.cloned().ok_or(ResponseError::NotFound)?;
    let bytes = console.evidence.read(sha256).await?;
    Ok((file, bytes))
}

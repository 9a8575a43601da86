use super::record::record;
use crate::incidents::known;
use crate::{Console, ResponseError};
use domain::act::Act;
use domain::actor::Actor;
use domain::evidence::{EVIDENCE_LIMIT, EvidenceFile, clean_file_name};
use domain::ids::{EntryId, IncidentId};
use domain::rights::Right;
use domain::text::Annotation;
use domain::view::Done;

/// Attaches a file of at most 25 MB as evidence, and gives it as the record has it. Its bytes are on disk before the entry
/// says so.
pub async fn attach(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    entry: &EntryId,
    name: &str,
    bytes: &[u8],
    caption: Option<Annotation>,
) -> Result<(Done, EvidenceFile), ResponseError> {
    actor.require(Right::Write)?;
    known(console, id).await?;
    if bytes.is_empty() {
        return Err(ResponseError::Refused("The file is empty.".into()));
    }
    if bytes.len() > EVIDENCE_LIMIT {
        return Err(ResponseError::Refused(
            "The file has more than 25 MB, the limit of a piece of evidence.".into(),
        ));
    }
    let sha256 = console.evidence.keep(bytes).await?;
    let file = EvidenceFile {
        sha256,
        name: clean_file_name(name),
        size: bytes.len() as u64,
    };
    let said = format!("Attached {}", file.name);
    let act = Act::Attach {
        file: file.clone(),
        caption,
    };
    let done = record(console, actor, id, entry, act, said).await?;
    Ok((done, file))
}

//! Recovery answers in bulk: what the page is made from, and what taking a file over answers.

use super::{console, failed, go_to, or_back};
use crate::error::AppError;
use crate::live::ShownImport;
use crate::paths;
use domain::actor::Actor;
use domain::ids::EntryId;
use domain::version::Version;
use domain::view::Done;
use response::containment;

/// Where the reader's import stands.
pub async fn import_of(actor: &Actor) -> Result<ShownImport, AppError> {
    let console = console()?;
    let state = containment::import_state(&console, actor).await.map_err(failed)?;
    let (waiting, preview) = match state.waiting {
        Some(waiting) => (Some((waiting.text, waiting.sent)), Some(waiting.preview)),
        None => (None, None),
    };
    Ok(ShownImport {
        refusal: state.refusal,
        waiting,
        preview,
        taken: state.taken.map(|taken| (taken.devices, taken.at)),
        entry: super::new_entry_id(),
        limit: containment::FILE_LIMIT,
        clock: console.clock.now(),
    })
}

/// Takes the reader's file over. A form sent without scripts is led back to the page, which says what came of it.
pub async fn taken_over(
    actor: &Actor,
    entry: &EntryId,
    seen: &str,
    only_understood: bool,
) -> Result<Done, AppError> {
    let console = console()?;
    let taken = containment::import_answers(&console, actor, entry, seen, only_understood).await;
    match taken {
        Ok(count) => {
            go_to(paths::ANSWERS);
            Ok(Done {
                entry: entry.clone(),
                version: Version::default(),
                said: format!("The answers of {count} devices are on the record"),
                in_doubt: false,
                incident: None,
            })
        }
        Err(error) => {
            let told = error.to_string();
            containment::refuse_file(&console, actor, &told)
                .await
                .map_err(failed)?;
            or_back(Err(failed(error)), paths::ANSWERS)
        }
    }
}

//! Recovery answers in bulk: a file is kept as a draft of who sent it, shown with what it would change, and taken over
//! once they agree to what they saw.

use super::answers::answering;
use super::chain::touch;
use crate::ports::Draft;
use crate::{Console, ResponseError};
use domain::actor::Actor;
use domain::containment::{AnswersPreview, decode, preview, read_answers, write_answers};
use domain::ids::{DeviceName, EntryId, Subject};
use domain::rights::Right;
use domain::time::Timestamp;
use std::collections::BTreeMap;

/// How many bytes a file may have.
pub const FILE_LIMIT: usize = 1024 * 1024;

const SCOPE: &str = "recovery answers";
const FILE: &str = "file";
const REFUSAL: &str = "refusal";
const TAKEN: &str = "taken";

/// A file that waits for who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its text.
    pub text: String,
    /// When it was sent.
    pub sent: Timestamp,
    /// What it would change now.
    pub preview: AnswersPreview,
}

/// What was taken over last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The entry that the form carried.
    pub entry: EntryId,
    /// Of how many devices.
    pub devices: usize,
    /// When.
    pub at: Timestamp,
}

/// Where the sender stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Import {
    /// Why what they sent last came to nothing.
    pub refusal: Option<String>,
    /// The file that waits for them.
    pub waiting: Option<Waiting>,
    /// What they took over, until they send another file.
    pub taken: Option<Taken>,
}

/// Keeps a file until its sender agrees to it or sends another one. One that can't be read is told as such by
/// [`import_state`], and leaves what was kept before.
pub async fn keep_file(console: &Console, actor: &Actor, bytes: &[u8]) -> Result<(), ResponseError> {
    actor.require(Right::Write)?;
    let (has, may) = (bytes.len().div_ceil(1024), FILE_LIMIT / 1024);
    let text = if bytes.len() > FILE_LIMIT {
        Err(format!("The file has {has} KiB; the limit is {may} KiB."))
    } else {
        decode(bytes).map_err(|error| format!("The file was not read: {error}"))
    };
    match text {
        Ok(text) if text.trim().is_empty() => refuse_file(console, actor, "The file is empty.").await,
        Ok(text) => {
            for field in [REFUSAL, TAKEN] {
                keep(console, actor, field, String::new()).await?;
            }
            keep(console, actor, FILE, text).await
        }
        Err(why) => refuse_file(console, actor, &why).await,
    }
}

/// Notes why what somebody sent came to nothing, for them to see.
pub async fn refuse_file(console: &Console, actor: &Actor, why: &str) -> Result<(), ResponseError> {
    actor.require(Right::Write)?;
    keep(console, actor, REFUSAL, why.to_owned()).await
}

/// Throws away the file that waits, and what was refused.
pub async fn drop_file(console: &Console, actor: &Actor) -> Result<(), ResponseError> {
    actor.require(Right::Write)?;
    for field in [FILE, REFUSAL, TAKEN] {
        keep(console, actor, field, String::new()).await?;
    }
    Ok(())
}

/// An empty text is none.
async fn keep(console: &Console, actor: &Actor, field: &str, text: String) -> Result<(), ResponseError> {
    let draft = Draft {
        field: field.to_owned(),
        text,
        saved: console.clock.now(),
    };
    Ok(console.journal.save_draft(sender(actor)?, SCOPE, &draft).await?)
}

/// Where the reader stands: the file that waits for them, with what it would change now.
pub async fn import_state(console: &Console, actor: &Actor) -> Result<Import, ResponseError> {
    actor.require(Right::Write)?;
    let mut import = Import::default();
    for draft in console.journal.drafts(sender(actor)?, SCOPE).await? {
        match draft.field.as_str() {
            REFUSAL => import.refusal = Some(draft.text),
            TAKEN => import.taken = taken(&draft),
            FILE => {
                let file = read_answers(&draft.text);
                let known = console.journal.all_answers().await?;
                let registered = console.readiness.devices();
                import.waiting = Some(Waiting {
                    preview: preview(&file, &known, registered.as_deref()),
                    text: draft.text,
                    sent: draft.saved,
                });
            }
            _ => {}
        }
    }
    Ok(import)
}

/// Takes the waiting file over, in one commit: what its sender saw as `seen`, and nothing else. Where lines were not
/// understood, only if they say that the others are wanted all the same. Returns of how many devices.
pub async fn import_answers(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    seen: &str,
    only_understood: bool,
) -> Result<usize, ResponseError> {
    const CHANGED: &str = "The file or the answers were changed since this was shown. Nothing was taken over; look at it again.";
    let refuse = |why: &str| Err(ResponseError::Refused(why.to_owned()));
    let state = import_state(console, actor).await?;
    // The same form once more: what it was to do is done.
    if let Some(taken) = state.taken.filter(|taken| &taken.entry == entry) {
        return Ok(taken.devices);
    }
    let Some(waiting) = state.waiting else {
        return refuse("No file waits: it was taken over already, or thrown away.");
    };
    let shown = waiting.preview;
    if shown.seen != seen {
        return refuse(CHANGED);
    }
    if shown.not_understood() > 0 && !only_understood {
        return Err(ResponseError::Lines(shown.errors));
    }
    let all: Vec<_> = shown
        .changes
        .iter()
        .map(|one| {
            let id = entry.derived(&format!("answers for {}", one.device));
            answering(console, actor, id, &one.device, one.before, one.after)
        })
        .collect();
    if !console.journal.save_answers(&all).await? {
        return refuse(CHANGED);
    }
    // The answers are on the record: a file that stays behind would change nothing any more.
    if let Err(error) = note_taken(console, actor, entry, all.len()).await {
        tracing::error!(error = %error, "a file of answers that was taken over is still kept");
    }
    for one in &shown.changes {
        touch(console, None, &one.device).await?;
    }
    crate::readiness::renew(console, crate::readiness::ANSWERS).await;
    Ok(all.len())
}

async fn note_taken(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    devices: usize,
) -> Result<(), ResponseError> {
    keep(console, actor, TAKEN, format!("{entry} {devices}")).await?;
    for field in [FILE, REFUSAL] {
        keep(console, actor, field, String::new()).await?;
    }
    Ok(())
}

fn taken(draft: &Draft) -> Option<Taken> {
    let (entry, devices) = draft.text.split_once(' ')?;
    Some(Taken {
        entry: entry.parse().ok()?,
        devices: devices.parse().ok()?,
        at: draft.saved,
    })
}

/// All answers as a file, with a line for each thing of the registry, so that what is lacking can be filled in. Where the
/// registry can't be read, or has more things than are asked for, there is none: a part would pass for the whole.
pub async fn export_answers(console: &Console, actor: &Actor) -> Result<String, ResponseError> {
    actor.require(Right::Read)?;
    let answered = console.journal.all_answers().await?;
    let registered = crate::readiness::devices(console).await?;
    let mut all: BTreeMap<&DeviceName, _> = registered
        .keys()
        .map(|name| (name, domain::containment::Answers::default()))
        .collect();
    all.extend(answered.iter().map(|one| (&one.device, one.answers)));
    Ok(write_answers(all))
}

fn sender(actor: &Actor) -> Result<&Subject, ResponseError> {
    actor
        .who
        .subject()
        .ok_or_else(|| ResponseError::Refused("Only a person can send a file.".into()))
}

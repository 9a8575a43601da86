//! What is known of a device before anything happens to it.

use super::device::invalid;
use super::failed;
use crate::error::AppError;
use domain::actor::Actor;
use domain::containment::Answers;
use domain::ids::{DeviceName, EntryId};
use domain::version::Version;
use domain::view::Done;
use response::{Console, containment};

/// The recovery answers that a form showed, by commas; empty where there were none.
pub fn answers_seen(text: &str) -> Result<Answers, AppError> {
    let mut all = text.splitn(4, ',');
    answers_of([(); 4].map(|()| all.next().unwrap_or_default()))
}

/// The recovery answers of a form, in the order of the questions: `yes`, `no`, and `unknown` or nothing where nobody knows.
pub fn answers_of(all: [&str; 4]) -> Result<Answers, AppError> {
    let mut given = [None; 4];
    for (place, text) in given.iter_mut().zip(all) {
        *place = match text {
            "yes" => Some(true),
            "no" => Some(false),
            "unknown" | "" => None,
            _ => return Err(invalid("Form", "An answer is yes, no or unknown.".into())),
        };
    }
    Ok(Answers::of(given))
}

/// Keeps the recovery answers of a device, unless they are no longer those that were seen.
pub async fn answered(
    console: &Console,
    actor: &Actor,
    entry: &EntryId,
    device: &DeviceName,
    (seen, answers): (Answers, Answers),
) -> Result<Done, AppError> {
    let saved = containment::set_answers(console, actor, entry, device, seen, answers).await;
    saved.map_err(failed)?;
    Ok(Done {
        entry: entry.clone(),
        version: Version::default(),
        said: format!("The recovery questions of {device} are answered"),
        in_doubt: false,
        incident: None,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_is_none_of_ours_is_refused() {
        let given = answers_of(["yes", "no", "", ""]).unwrap();
        assert_eq!(given.all(), [Some(true), Some(false), None, None]);
        assert_eq!(answers_of(["maybe", "", "", ""]).unwrap_err().status(), 422);
        assert_eq!(answers_seen("yes,no,unknown,unknown").unwrap(), given);
        assert_eq!(answers_seen("").unwrap(), Answers::default());
        assert_eq!(answers_seen("yes,no,,,no").unwrap_err().status(), 422);
    }
}

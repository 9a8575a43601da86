use super::Check;
use crate::{Console, ResponseError};
use domain::containment::Answered;
use domain::ids::DeviceName;
use domain::readiness::Found;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many things are looked at; the registry gives 250 a call.
const MOST: usize = 20_000;
/// How many of those without answers are named.
const NAMED: usize = 30;

/// The check's name.
pub(crate) const ANSWERS: &str = "answers";

pub(super) const CHECK: Check = Check {
    name: ANSWERS,
    title: "Recovery questions",
    source: "this console's record, and AWS IoT, ListThings",
    read: |console| Box::pin(check(console)),
};

async fn check(console: &Console) -> Result<Found, ResponseError> {
    let devices = read(console).await?;
    let answered = console.journal.all_answers().await?;
    let devices: Vec<DeviceName> = devices.iter().cloned().collect();
    Ok(judge(&devices, &answered))
}

/// The registry's things as they were read last, or now where they never were.
pub(crate) async fn devices(console: &Console) -> Result<Arc<BTreeSet<DeviceName>>, ResponseError> {
    match console.readiness.devices() {
        Some(devices) => Ok(devices),
        None => read(console).await,
    }
}

async fn read(console: &Console) -> Result<Arc<BTreeSet<DeviceName>>, ResponseError> {
    let devices = console.preparation.devices(MOST + 1).await?;
    if devices.len() > MOST {
        return Err(ResponseError::Refused(format!(
            "The registry has more than {MOST} things; recovery answers in bulk are made for at most so many."
        )));
    }
    let devices: Arc<BTreeSet<DeviceName>> = Arc::new(devices.into_iter().collect());
    console.readiness.know(Arc::clone(&devices));
    Ok(devices)
}

fn judge(devices: &[DeviceName], answered: &[Answered]) -> Found {
    const DO: &str = "Answer them before an incident: download the list below, fill it in, and import it.";
    let known: BTreeMap<&DeviceName, &Answered> = answered.iter().map(|one| (&one.device, one)).collect();
    let open = |name: &&DeviceName| {
        known
            .get(name)
            .is_none_or(|one| !one.answers.missing().is_empty())
    };
    let missing: Vec<&DeviceName> = devices.iter().filter(open).collect();
    let (all, lacking) = (devices.len(), missing.len());
    if all == 0 {
        return Found::amber("The registry has no things.", "Register the devices as things.");
    }
    if lacking == 0 {
        return Found::green(format!("All four questions are answered for all {all} things."));
    }
    let named = missing
        .iter()
        .take(NAMED)
        .map(|name| lacks(name, known.get(name).copied()));
    let rest = lacking.saturating_sub(NAMED);
    let more = (rest > 0).then(|| format!("and {rest} more"));
    let says = if lacking == all {
        format!(
            "Of {all} things not one has all four questions answered: no automation may contain it, and a responder has to ask around."
        )
    } else {
        format!("{lacking} of {all} things lack answers: no automation may contain those.")
    };
    let found = if lacking == all {
        Found::red(says, DO)
    } else {
        Found::amber(says, DO)
    };
    found.with_details(named.chain(more))
}

fn lacks(name: &DeviceName, answered: Option<&Answered>) -> String {
    match answered {
        Some(one) => format!("{name}: {}", one.answers.missing().join(" ")),
        None => format!("{name}: nothing is answered"),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use domain::actor::Who;
    use domain::containment::Answers;
    use domain::readiness::Standing;
    use domain::time::Timestamp;

    fn devices(count: usize) -> Vec<DeviceName> {
        (0..count).map(|n| format!("pump-{n}").parse().unwrap()).collect()
    }

    fn answered(device: &DeviceName, all: [Option<bool>; 4]) -> Answered {
        Answered {
            device: device.clone(),
            answers: Answers::of(all),
            who: Who::Automation { name: "test".into() },
            at: Timestamp(0),
        }
    }

    #[test]
    fn a_device_lacks_answers_until_all_four_are_there() {
        let all = devices(2);
        let whole = [Some(true), Some(false), Some(true), Some(false)];
        let both = [answered(&all[0], whole), answered(&all[1], whole)];
        assert_eq!(judge(&all, &both).standing, Standing::Green);
        let half = [
            answered(&all[0], whole),
            answered(&all[1], [Some(true), None, None, None]),
        ];
        let found = judge(&all, &half);
        assert_eq!(found.standing, Standing::Amber);
        assert!(found.details[0].starts_with("pump-1: Does another device take over?"));
        assert_eq!(judge(&all, &[]).standing, Standing::Red);
        assert_eq!(judge(&[], &[]).standing, Standing::Amber);
    }

    #[test]
    fn answers_of_what_the_registry_no_longer_has_count_for_nothing_and_many_are_not_all_named() {
        let gone = answered(&"gone".parse().unwrap(), [Some(true); 4]);
        let found = judge(&devices(40), &[gone]);
        assert_eq!(found.standing, Standing::Red);
        assert_eq!(found.details.len(), NAMED + 1);
        assert_eq!(found.details[NAMED], "and 10 more");
    }
}

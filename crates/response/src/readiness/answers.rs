use super::Check;
use crate::{Console, ResponseError};
use domain::containment::{Answered, Answers};
use domain::ids::DeviceName;
use domain::readiness::Found;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The registry's things, each with the recovery answers that its attributes have.
type Things = BTreeMap<DeviceName, Answers>;

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
    Ok(judge(&devices, &answered))
}

/// The registry's things as they were read last, or now where they never were.
pub(crate) async fn devices(console: &Console) -> Result<Arc<Things>, ResponseError> {
    match console.readiness.devices() {
        Some(devices) => Ok(devices),
        None => read(console).await,
    }
}

async fn read(console: &Console) -> Result<Arc<Things>, ResponseError> {
    let at = console.clock.now();
    let devices = console.preparation.devices(MOST + 1).await?;
    if devices.len() > MOST {
        return Err(ResponseError::Refused(format!(
            "The registry has more than {MOST} things; recovery answers in bulk are made for at most so many."
        )));
    }
    let devices: Arc<Things> = Arc::new(devices.into_iter().collect());
    console.readiness.know(at, Arc::clone(&devices));
    Ok(devices)
}

fn judge(things: &Things, answered: &[Answered]) -> Found {
    const DO: &str = "Answer them before an incident: download the list below, fill it in, and import it.";
    let here: BTreeMap<&DeviceName, Answers> =
        answered.iter().map(|one| (&one.device, one.answers)).collect();
    let known = things.iter().map(|(name, registry)| {
        let here = here.get(name).copied().unwrap_or_default();
        (name, here.or(*registry))
    });
    let open: Vec<(&DeviceName, Answers)> = known.filter(|(_, known)| !known.missing().is_empty()).collect();
    let (all, lacking) = (things.len(), open.len());
    if all == 0 {
        return Found::amber("The registry has no things.", "Register the devices as things.");
    }
    let automation = automation(things);
    if lacking == 0 {
        return Found::green(format!(
            "All four questions are answered for all {all} things. {automation}"
        ));
    }
    let named = open.iter().take(NAMED).map(|(name, known)| lacks(name, *known));
    let rest = lacking.saturating_sub(NAMED);
    let more = (rest > 0).then(|| format!("and {rest} more"));
    let found = if lacking == all {
        let says = "not one has all four questions answered: a responder has to ask around.";
        Found::red(format!("Of {all} things {says} {automation}"), DO)
    } else {
        Found::amber(
            format!("{lacking} of {all} things lack answers. {automation}"),
            DO,
        )
    };
    found.with_details(named.chain(more))
}

/// What the workflow may do by itself. It has no journal: it reads the attributes.
fn automation(things: &Things) -> String {
    const WHY: &str = "no attribute mission_critical that says “no”";
    let may = things.values().filter(|one| one.lets_automation_act()).count();
    match things.len() - may {
        0 => "The workflow may contain each of them by itself.".to_owned(),
        _ if may == 0 => format!("The workflow asks before it contains any: they have {WHY}."),
        asks => format!("The workflow may contain {may} by itself; it asks about {asks}, which have {WHY}."),
    }
}

fn lacks(name: &DeviceName, known: Answers) -> String {
    let missing = known.missing();
    if missing.len() == known.all().len() {
        format!("{name}: nothing is answered")
    } else {
        format!("{name}: {}", missing.join(" "))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use domain::actor::Who;
    use domain::readiness::Standing;
    use domain::time::Timestamp;

    fn things(count: usize) -> Things {
        let name = |n| format!("pump-{n}").parse().unwrap();
        (0..count).map(|n| (name(n), Answers::default())).collect()
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
        let all = things(2);
        let names: Vec<&DeviceName> = all.keys().collect();
        let whole = [Some(true), Some(false), Some(true), Some(false)];
        let both = [answered(names[0], whole), answered(names[1], whole)];
        assert_eq!(judge(&all, &both).standing, Standing::Green);
        let half = [
            answered(names[0], whole),
            answered(names[1], [Some(true), None, None, None]),
        ];
        let found = judge(&all, &half);
        assert_eq!(found.standing, Standing::Amber);
        assert!(found.details[0].starts_with("pump-1: Does another device take over?"));
        assert_eq!(judge(&all, &[]).standing, Standing::Red);
        assert_eq!(judge(&things(0), &[]).standing, Standing::Amber);
    }

    #[test]
    fn the_registrys_answers_count_and_alone_let_the_workflow_act() {
        let mut all = things(2);
        let first: DeviceName = "pump-0".parse().unwrap();
        all.insert(first.clone(), Answers::of([Some(false), Some(true), None, None]));
        let rest = answered(&first, [None, None, Some(false), Some(true)]);
        let here = answered(&"pump-1".parse().unwrap(), [Some(false); 4]);
        let found = judge(&all, std::slice::from_ref(&rest));
        assert_eq!(found.details, ["pump-1: nothing is answered"]);
        let found = judge(&all, &[rest, here]);
        assert_eq!(found.standing, Standing::Green);
        assert!(
            found.says.contains("may contain 1 by itself; it asks about 1"),
            "{}",
            found.says
        );
    }

    #[test]
    fn answers_of_what_the_registry_no_longer_has_count_for_nothing_and_many_are_not_all_named() {
        let gone = answered(&"gone".parse().unwrap(), [Some(true); 4]);
        let found = judge(&things(40), &[gone]);
        assert_eq!(found.standing, Standing::Red);
        assert_eq!(found.details.len(), NAMED + 1);
        assert_eq!(found.details[NAMED], "and 10 more");
    }
}

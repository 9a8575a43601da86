use super::{ContainError, Containing};
use domain::containment::Answers;
use domain::ids::IncidentId;

/// What the recovery questions come to for all devices of an incident together, in the order of
/// [`QUESTIONS`](domain::containment::QUESTIONS): `yes` where it is so for one, `no` where it is so for none, otherwise
/// `unknown`, with which a runbook takes the careful branch. Changes nothing.
pub async fn recovery(desk: &Containing, incident: &IncidentId) -> Result<[&'static str; 4], ContainError> {
    let mut answers = Vec::new();
    for device in desk.devices(incident).await? {
        let thing = desk.fleet.thing(&device).await?;
        answers.push(Answers::of_thing(thing.as_ref()));
    }
    Ok(together(&answers))
}

fn together(answers: &[Answers]) -> [&'static str; 4] {
    std::array::from_fn(|question| {
        let all = || answers.iter().map(|one| one.all()[question]);
        if all().any(|one| one == Some(true)) {
            "yes"
        } else if !answers.is_empty() && all().all(|one| one == Some(false)) {
            "no"
        } else {
            "unknown"
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_yes_is_yes_and_only_all_noes_are_no() {
        let of = |sensitive_data| Answers {
            sensitive_data,
            ..Answers::default()
        };
        let told = |all: &[Option<bool>]| together(&all.iter().map(|one| of(*one)).collect::<Vec<_>>())[2];
        assert_eq!(told(&[Some(false), None, Some(true)]), "yes");
        assert_eq!(told(&[Some(false), Some(false)]), "no");
        assert_eq!(told(&[Some(false), None]), "unknown");
        assert_eq!(told(&[]), "unknown");
    }
}

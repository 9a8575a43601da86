use super::super::{Answered, Answers};
use super::{AnswersFile, LineError};
use crate::chain::sha256;
use crate::ids::DeviceName;
use std::collections::{BTreeMap, HashMap};

/// What a line would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    /// The line, from 1.
    pub line: usize,
    /// The device.
    pub device: DeviceName,
    /// The answers now.
    pub before: Answers,
    /// The answers then.
    pub after: Answers,
    /// Whether the registry has such a thing; `None` where nobody knows.
    pub registered: Option<bool>,
}

/// What taking a file over would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswersPreview {
    /// What it would change, in the order of the file.
    pub changes: Vec<AnswerChange>,
    /// How many lines say what is known already.
    pub same: usize,
    /// The first lines that were not understood.
    pub errors: Vec<LineError>,
    /// How many more were not.
    pub more: usize,
    /// What tells this preview from another one: who agrees to it sends it along, so that nothing else is taken over.
    pub seen: String,
}

impl AnswersPreview {
    /// How many lines were not understood.
    pub fn not_understood(&self) -> usize {
        self.errors.len() + self.more
    }

    /// How many of the changes take back or turn round what somebody answered.
    pub fn overwritten(&self) -> usize {
        let contradicts = |one: &&AnswerChange| {
            let pairs = one.before.all().into_iter().zip(one.after.all());
            pairs
                .into_iter()
                .any(|(before, after)| before.is_some() && before != after)
        };
        self.changes.iter().filter(contradicts).count()
    }
}

/// Compares a file with what is known. `registered` are the registry's things, as far as somebody read them.
pub fn preview(
    file: &AnswersFile,
    known: &[Answered],
    registered: Option<&BTreeMap<DeviceName, Answers>>,
) -> AnswersPreview {
    let known: HashMap<&DeviceName, Answers> = known.iter().map(|one| (&one.device, one.answers)).collect();
    let (mut changes, mut same) = (Vec::new(), 0);
    for line in &file.lines {
        let before = known.get(&line.device).copied().unwrap_or_default();
        let after = line.over(before);
        if after == before {
            same += 1;
            continue;
        }
        changes.push(AnswerChange {
            line: line.line,
            device: line.device.clone(),
            before,
            after,
            registered: registered.map(|all| all.contains_key(&line.device)),
        });
    }
    let told: Vec<_> = changes
        .iter()
        .map(|one| format!("{} {:?} {:?}", one.device, one.before.all(), one.after.all()))
        .collect();
    AnswersPreview {
        seen: sha256(&format!("{} {}", told.join("\n"), file.errors.len() + file.more)),
        changes,
        same,
        errors: file.errors.clone(),
        more: file.more,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::super::read_answers;
    use super::*;
    use crate::actor::Who;
    use crate::time::Timestamp;

    fn known(device: &str, all: [Option<bool>; 4]) -> Answered {
        Answered {
            device: device.parse().unwrap(),
            answers: Answers::of(all),
            who: Who::Automation { name: "test".into() },
            at: Timestamp(0),
        }
    }

    #[test]
    fn only_what_differs_is_a_change_and_what_is_turned_round_is_counted() {
        let file = read_answers("device,mission_critical,redundant\na,yes,\nb,no,yes\nc,no,no\nd,x,y");
        let before = [
            known("a", [Some(true), None, None, None]),
            known("b", [Some(true), None, None, None]),
        ];
        let things = BTreeMap::from(["a", "b"].map(|name| (name.parse().unwrap(), Answers::default())));
        let shown = preview(&file, &before, Some(&things));
        let changed: Vec<_> = shown
            .changes
            .iter()
            .map(|one| (one.line, one.registered))
            .collect();
        assert_eq!(changed, [(3, Some(true)), (4, Some(false))]);
        assert_eq!(
            (shown.same, shown.not_understood(), shown.overwritten()),
            (1, 1, 1)
        );
        assert_eq!(preview(&file, &before, None).changes[0].registered, None);
    }

    #[test]
    fn what_was_agreed_to_is_told_from_what_became_of_it_meanwhile() {
        let file = read_answers("device,mission_critical\na,yes");
        let first = preview(&file, &[], None);
        assert_eq!(first.seen, preview(&file, &[], None).seen);
        let answered = [known("a", [Some(false), None, None, None])];
        assert_ne!(first.seen, preview(&file, &answered, None).seen);
        let other = read_answers("device,mission_critical\na,no");
        assert_ne!(first.seen, preview(&other, &[], None).seen);
    }
}

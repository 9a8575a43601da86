use super::{RunStatus, StepRun};
use serde::Deserialize;

/// How many approvals a step has, of those that it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approvals {
    /// Those that the store tells of.
    pub given: usize,
    /// Those that it goes on with.
    pub needed: usize,
}

impl Approvals {
    /// Both, as people say it: `1 of 2 approvals`.
    pub fn said(self) -> String {
        format!("{} of {} approvals", self.given, self.needed)
    }
}

/// A decision, as the store's output has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Decision {
    approver: String,
    decision: String,
}

impl StepRun {
    /// How far a step that waits for several approvals is; `None` of any other.
    pub fn approvals(&self) -> Option<Approvals> {
        let needed = self.inputs.get("MinRequiredApprovals")?;
        let needed: usize = needed.trim_matches('"').parse().ok()?;
        let waits = self.is_approval() && self.status == RunStatus::Waiting;
        (waits && needed > 1).then(|| Approvals {
            given: self.approvers().count(),
            needed,
        })
    }

    /// The principals that approved it so far, as its outputs name them; texts that can't be read name nobody.
    pub fn approvers(&self) -> impl Iterator<Item = String> {
        let texts = self.outputs.get("ApproverDecisions").into_iter().flatten();
        let decisions = texts.filter_map(|text| serde_json::from_str::<Decision>(text).ok());
        decisions
            .filter(|one| one.decision == "Approve")
            .map(|one| one.approver)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(inputs: &[(&str, &str)], decisions: &[&str]) -> StepRun {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        StepRun {
            id: "a-run".into(),
            name: "Agree".into(),
            action: "aws:approve".into(),
            status: RunStatus::Waiting,
            started: None,
            ended: None,
            timeout_s: None,
            on_failure: None,
            inputs: inputs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
            outputs: [("ApproverDecisions".to_owned(), texts(decisions))].into(),
            response: None,
            failure: None,
        }
    }

    #[test]
    fn one_of_two_is_told_and_a_step_that_needs_one_tells_nothing() {
        let yes = r#"{"Approver":"a","Decision":"Approve","Comment":""}"#;
        let of_two = step(&[("MinRequiredApprovals", "2")], &[yes]);
        assert_eq!(
            of_two.approvals().map(Approvals::said).as_deref(),
            Some("1 of 2 approvals")
        );
        let in_quotes = step(&[("MinRequiredApprovals", "\"3\"")], &[]);
        assert_eq!(
            in_quotes.approvals().map(|one| (one.given, one.needed)),
            Some((0, 3))
        );
        assert_eq!(step(&[("MinRequiredApprovals", "1")], &[]).approvals(), None);
        assert_eq!(step(&[], &[]).approvals(), None);
        let over = StepRun {
            status: RunStatus::Success,
            ..of_two
        };
        assert_eq!(over.approvals(), None);
    }

    #[test]
    fn a_no_and_what_cannot_be_read_are_no_approvals() {
        let no = r#"{"Approver":"a","Decision":"Reject"}"#;
        let step = step(
            &[("MinRequiredApprovals", "2")],
            &[no, "[]", "", "{\"Approver\":1}"],
        );
        assert_eq!(step.approvers().count(), 0);
    }
}

//! `aws:approve`: waits for approvals.

use serde_json::Value;

use super::super::Failure;
use super::super::run::{Approval, Wait};
use super::{Progress, Work};

/// As many approvers can be named (User Guide, "aws:approve").
const MOST_APPROVERS: usize = 10;

pub(super) fn perform(work: &Work) -> Result<Progress, Failure> {
    let approvers: Vec<String> = match work.inputs.get("Approvers") {
        Some(Value::Array(items)) => items
            .iter()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect(),
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    };
    if approvers.is_empty() || approvers.len() > MOST_APPROVERS {
        return Err(Failure::input("Approvers must name 1 to 10 principals."));
    }
    let needed = match work.inputs.get("MinRequiredApprovals") {
        None | Some(Value::Null) => Some(1),
        Some(given) => given
            .as_u64()
            .or_else(|| given.as_str().and_then(|text| text.parse().ok())),
    };
    let needed = needed
        .and_then(|needed| usize::try_from(needed).ok())
        .filter(|needed| (1..=approvers.len()).contains(needed))
        .ok_or_else(|| {
            Failure::input("MinRequiredApprovals must be between 1 and the number of approvers.")
        })?;
    Ok(Progress::Waits(Wait::Approval(Approval {
        approvers,
        needed,
        decisions: Vec::new(),
    })))
}

//! `aws:executeAwsApi`: calls an API.

use serde_json::Map;

use super::super::Failure;
use super::super::run::Answer;
use super::{Progress, Work, call};
use crate::iam::Caller;
use crate::world::Account;

pub(super) fn perform(account: &mut Account, caller: &Caller, work: &Work) -> Result<Progress, Failure> {
    let answer = call::call(account, caller, work)?;
    let mut outputs = Map::new();
    outputs.insert("OutputPayload".to_owned(), answer.to_string().into());
    Ok(Progress::Done(Answer {
        outputs,
        response: Some(answer.to_string()),
        response_code: Some("200".to_owned()),
        selectable: answer,
        jump: None,
    }))
}

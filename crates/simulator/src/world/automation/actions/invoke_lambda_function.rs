//! `aws:invokeLambdaFunction`: calls a function, which the story answers or somebody outside runs.

use serde_json::{Map, Value, json};

use super::super::Failure;
use super::super::run::{Answer, Wait};
use super::{Progress, Work};
use crate::iam::{Caller, Iam};
use crate::wire::Refusal;
use crate::world::Account;
use crate::world::functions::Body;

pub(super) fn perform(account: &mut Account, caller: &Caller, work: &Work) -> Result<Progress, Failure> {
    let given = work
        .inputs
        .get("FunctionName")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let name = given.split_once(":function:").map_or(given, |(_, name)| name);
    let name = name.split(':').next().unwrap_or_default();
    let arn = format!("arn:aws:lambda:{}:{}:function:{name}", account.region, account.id);
    let refused = |refusal: &Refusal| Failure::refused("lambda", "Invoke", refusal);
    Iam::authorize(caller, "lambda:InvokeFunction", &arn, &account.id)
        .map_err(|refusal| refused(&refusal))?;
    let Some((_, body)) = account.functions.named(name) else {
        let missing = Refusal::new(
            404,
            "ResourceNotFoundException",
            format!("Function not found: {arn}"),
        );
        return Err(refused(&missing));
    };
    let payload = payload(work)?;
    let function = match body {
        Body::Told(function) => function,
        Body::Outside => {
            return Ok(Progress::Invokes {
                function: name.to_owned(),
                payload,
            });
        }
    };
    let invoked = function(account, &payload, work.at);
    let answer = told(invoked.answer);
    Ok(Progress::Waits(Wait::Answer(work.at + invoked.took_ms, answer)))
}

/// What came of an invocation.
pub(in crate::world::automation) fn told(returned: Result<Value, String>) -> Result<Answer, Failure> {
    returned.map(|returned| answer(&returned)).map_err(|error| {
        let message = format!("Lambda function returned an error: Unhandled. Returned payload: {error}.");
        Failure::action(&message)
    })
}

/// The payload as a value: a text that is JSON is taken as that.
fn payload(work: &Work) -> Result<Value, Failure> {
    let given = work
        .inputs
        .get("Payload")
        .or_else(|| work.inputs.get("InputPayload"));
    match given {
        None => Ok(Value::Null),
        Some(Value::String(text)) => {
            serde_json::from_str(text).map_err(|_| Failure::input("Payload is not well-formed JSON."))
        }
        Some(value) => Ok(value.clone()),
    }
}

/// Authority: User Guide, "aws:invokeLambdaFunction": `StatusCode`, `Payload`, `OutputPayload`; a selector begins at the answer,
/// so a member of what the function returned is `$.Payload.member`.
fn answer(returned: &Value) -> Answer {
    let mut outputs = Map::new();
    outputs.insert("StatusCode".to_owned(), "200".into());
    outputs.insert("Payload".to_owned(), returned.to_string().into());
    outputs.insert(
        "OutputPayload".to_owned(),
        json!({"Payload": returned}).to_string().into(),
    );
    Answer {
        outputs,
        selectable: json!({"StatusCode": 200, "Payload": returned}),
        response: Some(returned.to_string()),
        response_code: Some("200".to_owned()),
        jump: None,
    }
}

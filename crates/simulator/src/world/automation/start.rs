//! How an automation starts.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::automations::MOST_QUEUED;
use super::execution::Cursor;
use super::run::Run;
use super::runbook::Runbook;
use super::{Execution, RunAs, Status, engine, variables};
use crate::iam::{Caller, Iam};
use crate::ids::fingerprint;
use crate::ssm::errors::refused;
use crate::wire::Refusal;
use crate::world::Account;

/// A client token with its request's fingerprint; it is remembered for ever (*assumed*: the model states no lifetime).
type Token = (String, u64);

/// A start, as a request or a response plan asks for it.
#[derive(Debug, Default)]
pub(crate) struct Start {
    /// The name or ARN of a document.
    pub document: String,
    pub version: Option<String>,
    pub parameters: BTreeMap<String, Vec<String>>,
    pub interactive: bool,
    pub tags: Vec<Value>,
    pub kept: Map<String, Value>,
    /// The client token with the request's text.
    pub token: Option<(String, String)>,
}

impl Start {
    /// Starts the automation and gives back its id.
    ///
    /// # Errors
    /// Those of `StartAutomationExecution`.
    pub(crate) fn run(
        self,
        account: &mut Account,
        caller: &Caller,
        run_as: RunAs,
        now: i64,
    ) -> Result<String, Refusal> {
        let token: Option<Token> = self
            .token
            .clone()
            .map(|(token, request)| (token, fingerprint(&request)));
        if let Some((token, request)) = &token
            && let Some((known, id)) = account.automations.tokens.get(token)
        {
            if known == request {
                return Ok(id.clone());
            }
            let message = format!("The client token {token} was used with other parameters.");
            return Err(refused("IdempotentParameterMismatch", &message));
        }
        let (name, version, runbook) = account
            .documents
            .runbook(&self.document, self.version.as_deref())?;
        let parameters = parameters(&runbook, &self.parameters)?;
        let id = account.ids.uuid();
        let run_as = role(account, caller, &runbook, &parameters, &id)?.unwrap_or(run_as);
        if account.automations.queued.len() >= MOST_QUEUED {
            let message =
                "The number of simultaneously running Automation executions exceeded the allowable limit.";
            return Err(refused("AutomationExecutionLimitExceededException", message));
        }
        let runs = (0..runbook.steps.len()).map(|step| Run::pending(account.ids.uuid(), step));
        let execution = Execution {
            id: id.clone(),
            document: name,
            version,
            parameters,
            interactive: self.interactive,
            executed_by: caller.arn.clone(),
            run_as,
            started: now,
            ended: None,
            tags: self.tags,
            kept: self.kept,
            status: Status::Pending,
            cursor: Cursor::Queued,
            runs: runs.collect(),
            worst: None,
            failure: None,
            cancelling: None,
            runbook,
        };
        let key = account.automations.insert(execution);
        account.automations.queued.push_back(key);
        engine::admit(account, now);
        if let Some((token, request)) = token {
            account.automations.tokens.insert(token, (request, id.clone()));
        }
        Ok(id)
    }
}

/// The values of the declared parameters, each given or by default.
fn parameters(
    runbook: &Runbook,
    given: &BTreeMap<String, Vec<String>>,
) -> Result<BTreeMap<String, Value>, Refusal> {
    let invalid = |message: String| refused("InvalidAutomationExecutionParametersException", &message);
    let declared = |name: &String| runbook.parameters.iter().any(|parameter| parameter.name == *name);
    if let Some(unknown) = given.keys().find(|name| !declared(name)) {
        let message = format!("Parameter \"{unknown}\" isn't defined in the Automation document.");
        return Err(invalid(message));
    }
    let mut values = BTreeMap::new();
    for parameter in &runbook.parameters {
        let value = match given.get(&parameter.name) {
            Some(texts) => parameter.value(texts).ok_or_else(|| {
                invalid(format!(
                    "The value of parameter \"{}\" isn't valid.",
                    parameter.name
                ))
            })?,
            None => parameter.default.clone().ok_or_else(|| {
                invalid(format!(
                    "The following parameters are required but weren't provided: {}",
                    parameter.name
                ))
            })?,
        };
        values.insert(parameter.name.clone(), value);
    }
    Ok(values)
}

/// The role that the runbook assumes; an empty one is none. Whoever starts it must be allowed to pass the role, and the
/// role must trust Systems Manager (User Guide, "Setting up Automation").
fn role(
    account: &Account,
    caller: &Caller,
    runbook: &Runbook,
    parameters: &BTreeMap<String, Value>,
    execution: &str,
) -> Result<Option<RunAs>, Refusal> {
    let invalid = |message: &str| refused("InvalidAutomationExecutionParametersException", message);
    let Some(declared) = &runbook.assume_role else {
        return Ok(None);
    };
    let lookup = |name: &str| parameters.get(name).cloned();
    let resolved = variables::resolve(&declared.clone().into(), &lookup)
        .map_err(|_| invalid("The assume role refers to a parameter that isn't defined."))?;
    let Some(arn) = resolved.as_str().filter(|arn| !arn.is_empty()) else {
        return Ok(None);
    };
    let name = arn
        .split_once(":role/")
        .map(|(_, path)| path.rsplit('/').next().unwrap_or(path))
        .ok_or_else(|| invalid("The format of the supplied assume role ARN isn't valid."))?;
    Iam::authorize(caller, "iam:PassRole", arn, &account.id)?;
    let trusted = account
        .iam
        .role(name)
        .is_some_and(|role| role.trusts("ssm.amazonaws.com"));
    if !trusted {
        return Err(invalid("The defined assume role is unable to be assumed."));
    }
    Ok(Some(RunAs::Role {
        name: name.to_owned(),
        session: format!("Automation-{execution}"),
    }))
}

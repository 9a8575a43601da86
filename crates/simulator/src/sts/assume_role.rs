//! `AssumeRole`: temporary credentials of a role, for a session that has a name.
//!
//! Authority: STS API Reference, `AssumeRole`; IAM User Guide, "Monitor and control actions taken with assumed roles"
//! (source identity) and "Roles terms and concepts" (role chaining is limited to one hour).

use serde_json::{Value, json};
use time::OffsetDateTime;

use super::shapes;
use crate::check::{Shape, opt, pattern, req};
use crate::iam::{Iam, Policy, Session, unique_id};
use crate::wire::{Context, Judged, Operation, Refusal};

/// The longest session of a role that was assumed from a role.
const CHAINED_SECONDS: i64 = 3600;

static INPUT: Shape = Shape::Structure(&[
    req("RoleArn", &shapes::ROLE_ARN),
    req("RoleSessionName", &shapes::SESSION_NAME),
    opt("PolicyArns", &shapes::POLICY_ARNS),
    opt("Policy", &shapes::POLICY),
    opt("DurationSeconds", &shapes::DURATION),
    opt("Tags", &shapes::TAGS),
    opt("TransitiveTagKeys", &shapes::TAG_KEYS),
    opt("ExternalId", &shapes::EXTERNAL_ID),
    opt("SerialNumber", &shapes::SERIAL_NUMBER),
    opt("TokenCode", &shapes::TOKEN_CODE),
    opt("SourceIdentity", &shapes::SESSION_NAME),
    opt("ProvidedContexts", &shapes::CONTEXTS),
    opt("MinimumSessionTokenSize", &shapes::TOKEN_SIZE),
]);

pub(super) static ASSUME_ROLE: Operation = Operation {
    name: "AssumeRole",
    http: ("POST", "/"),
    status: 200,
    input: &INPUT,
    judged: Judged::Arn("RoleArn"),
    run,
};

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let role_arn = input["RoleArn"].as_str().unwrap_or_default();
    let name = input["RoleSessionName"].as_str().unwrap_or_default();
    let role = trusted_role(context, role_arn)?;
    let seconds = duration(context, input, &role)?;
    let source_identity = source_identity(context, input, role_arn)?;
    if input.get("Tags").is_some() {
        permit(context, "sts:TagSession", role_arn)?;
    }
    for unsupported in ["PolicyArns", "ProvidedContexts"] {
        if input.get(unsupported).is_some() {
            let message = format!("The simulated account does not evaluate {unsupported}");
            return Err(Refusal::new(400, "InvalidParameterValue", message));
        }
    }
    let policy = session_policy(input)?;
    let packed = packed_size(input);

    let account = context.account.id.clone();
    let access_key = format!("ASIA{}", &context.account.ids.hex()[..16]);
    let token = format!("{}{}", context.account.ids.hex(), context.account.ids.hex());
    let expires = context.now + seconds * 1000;
    let mut reply = json!({
        "AssumedRoleUser": {
            "AssumedRoleId": format!("{}:{name}", unique_id("AROA", &role)),
            "Arn": format!("arn:aws:sts::{account}:assumed-role/{role}/{name}"),
        },
        "Credentials": {
            "AccessKeyId": access_key,
            "SecretAccessKey": context.account.ids.hex(),
            "SessionToken": token,
            "Expiration": iso(expires),
        },
    });
    if let Some(identity) = &source_identity {
        reply["SourceIdentity"] = identity.clone().into();
    }
    if let Some(packed) = packed {
        reply["PackedPolicySize"] = packed.into();
    }
    let session = Session {
        token,
        role,
        name: name.to_owned(),
        expires,
        policy,
        source_identity,
    };
    context.account.iam.open_session(access_key, session);
    Ok(reply)
}

/// The role's name, if it is this account's and trusts the caller.
fn trusted_role(context: &Context<'_>, arn: &str) -> Result<String, Refusal> {
    let Some(["iam", "", account, rest]) = pattern::arn(arn) else {
        return Err(Refusal::validation(format!("{arn} is invalid")));
    };
    let name = rest.rsplit('/').next().unwrap_or_default();
    let role = context
        .account
        .iam
        .role(name)
        .filter(|_| account == context.account.id);
    match role {
        Some(role) if rest.starts_with("role/") && role.trusts(&context.caller.arn) => Ok(name.to_owned()),
        _ => {
            let because = "because no resource-based policy allows the sts:AssumeRole action";
            Err(Refusal::denied(
                &context.caller.arn,
                "sts:AssumeRole",
                arn,
                because,
            ))
        }
    }
}

fn duration(context: &Context<'_>, input: &Value, role: &str) -> Result<i64, Refusal> {
    let asked = input["DurationSeconds"].as_i64().unwrap_or(CHAINED_SECONDS);
    if context.caller.from_role && asked > CHAINED_SECONDS {
        let message = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining";
        return Err(Refusal::validation(message));
    }
    let most = context
        .account
        .iam
        .role(role)
        .map_or(CHAINED_SECONDS, |role| role.max_session_seconds);
    if asked > most {
        let message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.";
        return Err(Refusal::validation(message));
    }
    Ok(asked)
}

/// A source identity needs a right of its own and, once set, stays through the chain.
fn source_identity(context: &Context<'_>, input: &Value, role: &str) -> Result<Option<String>, Refusal> {
    let asked = input["SourceIdentity"].as_str().map(str::to_owned);
    let kept = context.caller.source_identity.clone();
    if asked.is_some() {
        permit(context, "sts:SetSourceIdentity", role)?;
    }
    match (kept, asked) {
        (Some(kept), Some(asked)) if kept != asked => {
            let because = "because the source identity of a session cannot be changed";
            Err(Refusal::denied(
                &context.caller.arn,
                "sts:SetSourceIdentity",
                role,
                because,
            ))
        }
        (kept, asked) => Ok(asked.or(kept)),
    }
}

fn permit(context: &Context<'_>, action: &str, role: &str) -> Result<(), Refusal> {
    Iam::authorize(context.caller, action, role, &context.account.id)
}

fn session_policy(input: &Value) -> Result<Option<Policy>, Refusal> {
    let Some(text) = input["Policy"].as_str() else {
        return Ok(None);
    };
    let malformed = |error: String| {
        Refusal::new(
            400,
            "MalformedPolicyDocument",
            format!("The policy is not valid: {error}"),
        )
    };
    if text.chars().count() > 2048 {
        return Err(Refusal::new(
            400,
            "PackedPolicyTooLarge",
            "The session policy exceeds 2048 characters",
        ));
    }
    let document = serde_json::from_str(text).map_err(|error| malformed(error.to_string()))?;
    Policy::read(document)
        .map(Some)
        .map_err(|error| malformed(error.to_string()))
}

/// Per cent of the space for policy and tags (*assumed*: AWS packs them in a form that it does not publish).
fn packed_size(input: &Value) -> Option<usize> {
    let policy = input["Policy"].as_str().map_or(0, str::len);
    let tags = input.get("Tags").map_or(0, |tags| tags.to_string().len());
    (policy + tags > 0).then(|| ((policy + tags) * 100 / 8192).clamp(1, 100))
}

fn iso(ms: i64) -> String {
    let moment = OffsetDateTime::from_unix_timestamp(ms / 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (date, (hour, minute, second)) = (moment.date(), moment.to_hms());
    format!(
        "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}Z",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

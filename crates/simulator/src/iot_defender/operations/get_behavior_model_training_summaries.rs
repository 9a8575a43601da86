//! `GetBehaviorModelTrainingSummaries`: how far the models of learned behaviours are.

use serde_json::{Value, json};

use super::super::errors::not_found;
use super::super::listing::paged;
use super::super::shapes;
use crate::check::{Shape, opt};
use crate::times;
use crate::wire::{Context, Judged, Operation, Refusal};
use crate::world::defender::Profile;

static INPUT: Shape = Shape::Structure(&[
    opt("securityProfileName", &shapes::NAME).in_query(),
    opt("maxResults", &shapes::UP_TO_10).in_query(),
    opt("nextToken", &shapes::ANY_TEXT).in_query(),
]);

pub(super) static GET_BEHAVIOR_MODEL_TRAINING_SUMMARIES: Operation = Operation {
    name: "GetBehaviorModelTrainingSummaries",
    http: ("GET", "/behavior-model-training/summaries"),
    status: 200,
    input: &INPUT,
    judged: Judged::Any,
    run,
};

/// A model is first built from 14 days of data, and again every day.
/// Authority: Device Defender Developer Guide, "ML Detect".
const COLLECTS_MS: i64 = 14 * DAY_MS;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn run(context: &mut Context<'_>, input: &Value) -> Result<Value, Refusal> {
    let wanted = input["securityProfileName"].as_str();
    let profiles = &context.account.defender.profiles;
    if let Some(name) = wanted.filter(|name| !profiles.contains_key(*name)) {
        return Err(not_found("Security profile", name));
    }
    let meant = profiles
        .values()
        .filter(|profile| wanted.is_none_or(|name| name == profile.name));
    let items = meant.flat_map(|profile| {
        let learned = profile.behaviours().iter();
        let learned = learned.filter(|b| !b["criteria"]["mlDetectionConfig"].is_null());
        learned.map(|behaviour| {
            let name = behaviour["name"].as_str().unwrap_or_default();
            (
                format!("{} {name}", profile.name),
                summary(profile, name, context.now),
            )
        })
    });
    paged(
        "GetBehaviorModelTrainingSummaries",
        input,
        Some(10),
        "summaries",
        items,
    )
}

fn summary(profile: &Profile, behaviour: &str, now: i64) -> Value {
    let age = (now - profile.created).max(0);
    let collected = age.min(COLLECTS_MS) * 100 / COLLECTS_MS;
    let mut summary = json!({
        "securityProfileName": profile.name,
        "behaviorName": behaviour,
        "trainingDataCollectionStartDate": times::to_wire(profile.created),
        "modelStatus": if age < COLLECTS_MS { "PENDING_BUILD" } else { "ACTIVE" },
        "datapointsCollectionPercentage": collected,
    });
    if age >= COLLECTS_MS {
        let refreshed = profile.created + age / DAY_MS * DAY_MS;
        summary["lastModelRefreshDate"] = times::to_wire(refreshed);
    }
    summary
}

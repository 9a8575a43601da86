//! Jobs of the weeks before, and tonight's configuration update of hall 2.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::seed::scene::{DAY, MINUTE};
use crate::world::fleet::{Execution, Fleet, Job};

/// When tonight's update began, before the world's start: shortly before the story's violation.
const UPDATE_AGO: i64 = 55 * MINUTE;

pub(super) fn plant(fleet: &mut Fleet, now: i64) {
    let group = fleet.arns.of("thinggroup", "hall-2-high-pressure");
    let update = json!({
        "document": r#"{"operation": "set-configuration", "version": "2026-11"}"#,
        "description": "Configuration 2026-11 for the high-pressure line",
        "targetSelection": "CONTINUOUS",
        "timeoutConfig": {"inProgressTimeoutInMinutes": 120},
        "jobExecutionsRolloutConfig": {"maximumPerMinute": 10},
    });
    put(
        fleet,
        "pump-configuration-2026-11",
        &update,
        &group,
        now - UPDATE_AGO,
        |name, at| match name {
            "pump-119" => ended("FAILED", at, "the pump did not answer"),
            "pump-118" => running(at),
            "pump-120" => Execution::queued(at),
            _ => ended("SUCCEEDED", at, "configuration 2026-11 is in use"),
        },
    );
    let firmware = json!({
        "documentSource": "https://waterworks-firmware.s3.eu-central-1.amazonaws.com/4.2.0.json",
        "description": "Firmware 4.2.0",
        "targetSelection": "SNAPSHOT",
        "presignedUrlConfig": {"expiresInSec": 3600},
    });
    let sites = fleet.arns.of("thinggroup", "site-hall-1");
    let began = now - 60 * DAY;
    put(fleet, "firmware-4-2-0", &firmware, &sites, began, |_, at| {
        ended("SUCCEEDED", at, "4.2.0 runs")
    });
    if let Some(job) = fleet.jobs.get_mut("firmware-4-2-0") {
        job.completed = Some(began + DAY);
    }
}

fn put(
    fleet: &mut Fleet,
    id: &str,
    input: &serde_json::Value,
    target: &str,
    at: i64,
    execution: fn(&str, i64) -> Execution,
) {
    let targets = vec![target.to_owned()];
    let things = fleet.things_of_targets(&targets).unwrap_or_default();
    let mut job = Job::new(id, input, targets, BTreeSet::new(), at);
    let executions = things.into_iter().map(|thing| {
        let execution = execution(&thing, at);
        (thing, execution)
    });
    job.executions = executions.collect();
    fleet.jobs.insert(id.to_owned(), job);
}

fn running(at: i64) -> Execution {
    Execution {
        status: "IN_PROGRESS",
        started: Some(at + MINUTE),
        updated: at + 2 * MINUTE,
        version: 2,
        details: BTreeMap::from([(
            "step".to_owned(),
            "waiting for the pump to stand still".to_owned(),
        )]),
        times_out: Some(at + 121 * MINUTE),
        ..Execution::queued(at)
    }
}

fn ended(status: &'static str, at: i64, what: &str) -> Execution {
    Execution {
        status,
        started: Some(at + MINUTE),
        updated: at + 4 * MINUTE,
        version: 3,
        details: BTreeMap::from([("result".to_owned(), what.to_owned())]),
        ..Execution::queued(at)
    }
}

//! A Device Defender alert in words: what the device did, and what was expected of it.
//!
//! A behaviour's criteria say what is *expected* (Device Defender, "Detect concepts"): ports in a set, a count
//! less than a value. The alert tells what was measured instead.

use super::read::member;
use crate::time::Timestamp;
use crate::timeline::plain::short;
use crate::timeline::words::size_text;
use serde_json::Value;

/// An alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alert {
    /// What the device did, in one line.
    pub headline: String,
    /// What was expected, by which profile and behaviour, when.
    pub detail: Option<String>,
    /// When the violation began.
    pub began: Option<Timestamp>,
    /// Whether it raises the alarm; otherwise it clears or withdraws it.
    pub raises: bool,
}

/// How many ports or addresses a line names.
const NAMED: usize = 5;

impl Alert {
    /// Reads raw data; `None` for what is no alert.
    pub(crate) fn read(raw: &Value) -> Option<Self> {
        let thing = short(raw.get("thingName")?.as_str()?, 128);
        let behaviour = raw.get("behavior").filter(|value| value.is_object());
        let began = raw
            .get("violationEventTime")
            .and_then(whole)
            .filter(|at| *at > 0)
            .map(Timestamp);
        if behaviour.is_none() && began.is_none() {
            return None;
        }
        let behaviour = behaviour.unwrap_or(&Value::Null);
        let name = member(behaviour, "name").map(|name| short(&name, 128));
        let kind = member(raw, "violationEventType");
        let named = name.as_deref().unwrap_or("a behaviour");
        let headline = match kind.as_deref() {
            Some("alarm-cleared") => format!("{thing} is back within {named}"),
            Some("alarm-invalidated") => format!("{thing}: the alarm on {named} was withdrawn"),
            _ => did(&thing, named, behaviour, &raw["metricValue"]),
        };
        let profile = member(raw, "securityProfileName").map(|profile| short(&profile, 128));
        let source: Vec<String> = [profile, name].into_iter().flatten().collect();
        let parts = [
            expected(&behaviour["criteria"]),
            (!source.is_empty()).then(|| source.join(" / ")),
            began.map(|at| format!("occurred {} {} UTC", at.date_text(), at.clock_text())),
        ];
        let detail: Vec<String> = parts.into_iter().flatten().collect();
        Some(Self {
            headline,
            detail: (!detail.is_empty()).then(|| detail.join(" · ")),
            began,
            raises: !matches!(kind.as_deref(), Some("alarm-cleared" | "alarm-invalidated")),
        })
    }
}

/// What the device did: the part of what was measured that breaks the criteria.
fn did(thing: &str, name: &str, behaviour: &Value, measured: &Value) -> String {
    let metric = member(behaviour, "metric").unwrap_or_default();
    let criteria = &behaviour["criteria"];
    let listens = |protocol: &str| match breaking(criteria, &list(&measured["ports"]), "ports") {
        ports if ports.is_empty() => format!("{thing} listens on other {protocol} ports than expected"),
        ports => format!("{thing} listens on {protocol} {}", few(&ports)),
    };
    let addresses = || {
        list(&measured["cidrs"])
            .iter()
            .map(|one| one.trim_end_matches("/32").to_owned())
            .collect()
    };
    let connected = |how: &str| match addresses() {
        none if Vec::is_empty(&none) => format!("{thing} connected {how} an unexpected address"),
        some => format!("{thing} connected {how} {}", few(&some)),
    };
    match metric.as_str() {
        "aws:listening-tcp-ports" => listens("TCP"),
        "aws:listening-udp-ports" => listens("UDP"),
        "aws:destination-ip-addresses" => connected("to"),
        "aws:source-ip-address" => connected("from"),
        metric => match (counted(metric), number(measured)) {
            (Some((verb, unit)), Some(count)) => {
                let within = criteria["durationSeconds"]
                    .as_u64()
                    .map(|seconds| match seconds % 60 {
                        0 => format!(" in {} min", seconds / 60),
                        _ => format!(" in {seconds} s"),
                    });
                format!(
                    "{thing} {verb} {}{}",
                    amount(&count, unit),
                    within.unwrap_or_default()
                )
            }
            _ => other(thing, name, measured),
        },
    }
}

fn other(thing: &str, name: &str, measured: &Value) -> String {
    let values = [list(&measured["strings"]), list(&measured["numbers"])].concat();
    let value = number(measured).or_else(|| (!values.is_empty()).then(|| few(&values)));
    match value {
        Some(value) => format!("{thing} violates {name}: {value}"),
        None => format!("{thing} violates {name}"),
    }
}

/// Metrics that are counts: what the device does, and of what.
fn counted(metric: &str) -> Option<(&'static str, &'static str)> {
    Some(match metric {
        "aws:all-bytes-in" => ("received", "B"),
        "aws:all-bytes-out" => ("sent", "B"),
        "aws:message-byte-size" => ("sent a message of", "B"),
        "aws:all-packets-in" => ("received", "packets"),
        "aws:all-packets-out" => ("sent", "packets"),
        "aws:num-messages-received" => ("received", "messages"),
        "aws:num-messages-sent" => ("sent", "messages"),
        "aws:num-authorization-failures" => ("had", "authorization failures"),
        "aws:num-connection-attempts" => ("made", "connection attempts"),
        "aws:num-disconnects" => ("had", "disconnects"),
        "aws:disconnect-duration" => ("was disconnected for", "s"),
        "aws:num-listening-tcp-ports" => ("listens on", "TCP ports"),
        "aws:num-listening-udp-ports" => ("listens on", "UDP ports"),
        "aws:num-established-tcp-connections" => ("has", "TCP connections"),
        _ => return None,
    })
}

fn amount(count: &str, unit: &str) -> String {
    match (unit, count.parse()) {
        ("B", Ok(bytes)) => size_text(bytes),
        _ => format!("{count} {unit}"),
    }
}

/// What was expected, in words.
fn expected(criteria: &Value) -> Option<String> {
    if let Some(level) = criteria["mlDetectionConfig"]
        .get("confidenceLevel")
        .and_then(Value::as_str)
    {
        return Some(format!(
            "unusual for this device, confidence {}",
            short(&level.to_lowercase(), 20)
        ));
    }
    let operator = member(criteria, "comparisonOperator")?;
    let value = &criteria["value"];
    let set = [
        list(&value["ports"]),
        list(&value["cidrs"]),
        list(&value["strings"]),
        list(&value["numbers"]),
    ]
    .concat();
    let statistic = criteria["statisticalThreshold"]
        .get("statistic")
        .and_then(Value::as_str);
    let limit = number(value).or_else(|| statistic.map(|p| format!("the fleet's {}", short(p, 10))));
    Some(match operator.as_str() {
        "in-port-set" | "in-cidr-set" | "in-set" => format!("allowed {}", joined(&set)),
        "not-in-port-set" | "not-in-cidr-set" | "not-in-set" => format!("not allowed {}", joined(&set)),
        operator => format!("expected {} {}", short(operator, 40).replace('-', " "), limit?),
    })
}

/// The members of `measured` that break a set criterion; all of them when it doesn't tell.
fn breaking(criteria: &Value, measured: &[String], name: &str) -> Vec<String> {
    let set = list(&criteria["value"][name]);
    let wanted = match criteria["comparisonOperator"].as_str() {
        Some(operator) if operator.starts_with("in-") => true,
        Some(operator) if operator.starts_with("not-in-") => false,
        _ => return measured.to_vec(),
    };
    let breaking: Vec<String> = measured
        .iter()
        .filter(|one| set.contains(one) != wanted)
        .cloned()
        .collect();
    if breaking.is_empty() {
        measured.to_vec()
    } else {
        breaking
    }
}

fn list(value: &Value) -> Vec<String> {
    let text = |one: &Value| match one {
        Value::String(text) => short(text, 60),
        other => short(&other.to_string(), 60),
    };
    value.as_array().into_iter().flatten().map(text).collect()
}

fn joined(values: &[String]) -> String {
    if values.is_empty() {
        "none".to_owned()
    } else {
        few_of(values, 12)
    }
}

fn few(values: &[String]) -> String {
    few_of(values, NAMED)
}

fn few_of(values: &[String], named: usize) -> String {
    let more = values.len().saturating_sub(named);
    let text = values[..values.len() - more].join(", ");
    if more == 0 {
        text
    } else {
        format!("{text} and {more} more")
    }
}

fn number(value: &Value) -> Option<String> {
    let number = value.get("count").or_else(|| value.get("number"))?;
    (number.is_number() || number.is_string()).then(|| short(number.to_string().trim_matches('"'), 40))
}

/// A whole number, also where a tool wrote it as text or with a fraction.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        value => value
            .as_i64()
            .or_else(|| value.to_string().split('.').next()?.parse().ok()),
    }
}

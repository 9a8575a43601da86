//! Functions, and the queues that feed them.

use serde_json::Value;

use super::StackError;
use super::evaluate::text;
use super::maker::{Made, Maker, Wanted};
use crate::{Binary, EventSource, FunctionSettings};

/// By which the SDKs find another endpoint than AWS's (AWS SDKs Reference Guide, "Service-specific endpoints").
const ENDPOINT: &str = "AWS_ENDPOINT_URL";

pub(super) fn function(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let name = match wanted.text("FunctionName") {
        "" => maker.physical(wanted),
        given => given.to_owned(),
    };
    let folder = wanted.metadata["Folder"].as_str();
    let folder = folder.ok_or_else(|| wanted.wrong("its metadata don't name its folder"))?;
    let key = maker.keys.get(wanted.text("Role")).cloned();
    let access_key = key.ok_or_else(|| wanted.wrong("its role is none of the stack"))?;
    let timeout_s = wanted.get("Timeout").as_i64();
    let settings = FunctionSettings::named(&name);
    let timeout_s = timeout_s.unwrap_or(settings.timeout_s);
    let variables = wanted.get("Environment")["Variables"].as_object();
    let mut variables: Vec<(String, String)> = variables
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), text(value)))
        .collect();
    variables.push((ENDPOINT.to_owned(), format!("http://{}", maker.account.endpoint)));
    let binary = Binary {
        function: name.clone(),
        path: maker.stack.functions.join(folder).join("bootstrap"),
        variables,
        memory_mb: wanted
            .get("MemorySize")
            .as_u64()
            .and_then(|mb| mb.try_into().ok())
            .unwrap_or(128),
        timeout_s: timeout_s.try_into().unwrap_or(3),
        access_key,
        region: maker.account.region.clone(),
    };
    maker.functions.insert(name.clone(), binary);
    maker.account.functions.deploy(FunctionSettings {
        timeout_s,
        ..settings
    });
    let arn = format!(
        "arn:aws:lambda:{}:{}:function:{name}",
        maker.account.region, maker.account.id
    );
    Ok(Made::new(name).with("Arn", arn))
}

pub(super) fn event_source(maker: &mut Maker<'_>, wanted: &Wanted<'_>) -> Result<Made, StackError> {
    let given = wanted.get("FunctionResponseTypes");
    let reports = given
        .as_array()
        .is_some_and(|all| all.contains(&Value::from("ReportBatchItemFailures")));
    let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
    let source = EventSource {
        queue: wanted.text("EventSourceArn").to_owned(),
        batch_size: number(wanted.get("BatchSize")).unwrap_or(10),
        window_s: wanted.get("MaximumBatchingWindowInSeconds").as_i64().unwrap_or(0),
        report_item_failures: reports,
    };
    let function = wanted.text("FunctionName");
    let known = maker.account.functions.settings_mut(function);
    let settings = known.ok_or_else(|| wanted.wrong(format!("there is no function {function}")))?;
    settings.sources.push(source);
    // The bound is the queue's, which is all that invokes such a function here.
    settings.concurrency = number(&wanted.get("ScalingConfig")["MaximumConcurrency"]);
    Ok(Made::new(maker.account.ids.uuid()))
}

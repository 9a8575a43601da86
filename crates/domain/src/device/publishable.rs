use crate::ids::DeviceName;
use serde_json::Value;

/// What stands for the rest of a topic that a policy leaves open.
const ANY: &str = "any";

/// The topics that a policy's document lets a device publish to, as far as it names them: its own name and client id are put
/// in, and one that ends openly gets an end. Nothing is told of documents that can't be read, of topics that are open before
/// their end, or that depend on more than name and client id.
pub fn publishable(document: &str, device: &DeviceName, client: &str) -> Vec<String> {
    let Ok(document) = serde_json::from_str::<Value>(document) else {
        return Vec::new();
    };
    let allows = |one: &&Value| one["Effect"] == "Allow" && texts(&one["Action"]).any(publishes);
    let statements = many(&document["Statement"]).iter().filter(allows);
    statements
        .flat_map(|one| texts(&one["Resource"]))
        .filter_map(|resource| topic(resource, device, client))
        .collect()
}

fn many(value: &Value) -> &[Value] {
    match value {
        Value::Array(all) => all,
        one => std::slice::from_ref(one),
    }
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    many(value).iter().filter_map(Value::as_str)
}

fn publishes(action: &str) -> bool {
    let action = action.to_ascii_lowercase();
    ["iot:publish", "iot:*", "*"].contains(&action.as_str())
}

fn topic(resource: &str, device: &DeviceName, client: &str) -> Option<String> {
    let (_, topic) = resource.split_once(":topic/")?;
    let mut topic = topic.to_owned();
    for (variable, is) in [
        ("${iot:Connection.Thing.ThingName}", device.as_str()),
        ("${iot:ClientId}", client),
        ("${iot:clientId}", client),
    ] {
        topic = topic.replace(variable, is);
    }
    if let Some(before) = topic.strip_suffix('*') {
        topic = format!("{before}{ANY}");
    }
    let open = topic.contains(['*', '?', '+', '#']) || topic.contains("${");
    // AWS's own topics are asked about by the shadow's.
    (!open && topic != ANY && !topic.starts_with('$')).then_some(topic)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::publishable;

    #[test]
    fn a_device_is_asked_about_the_topics_that_its_policies_name() {
        let document = r#"{"Statement": [
            {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"], "Resource": [
                "arn:aws:iot:eu-central-1:111122223333:topic/dt/${iot:Connection.Thing.ThingName}/*",
                "arn:aws:iot:eu-central-1:111122223333:topic/dt/${iot:ClientId}/level",
                "arn:aws:iot:eu-central-1:111122223333:topic/*",
                "arn:aws:iot:eu-central-1:111122223333:topic/$aws/things/pump-1/*",
                "arn:aws:iot:eu-central-1:111122223333:topic/*/alarm",
                "arn:aws:iot:eu-central-1:111122223333:topic/of/${iot:Certificate.Subject.CommonName}"]},
            {"Effect": "Allow", "Action": "iot:Subscribe", "Resource": "arn:aws:iot:r:1:topic/not/published"},
            {"Effect": "Deny", "Action": "iot:Publish", "Resource": "arn:aws:iot:r:1:topic/denied"},
            {"Effect": "Allow", "Action": "iot:*", "Resource": "*"}]}"#;
        let told = publishable(document, &"pump-1".parse().unwrap(), "client-1");
        assert_eq!(told, ["dt/pump-1/any", "dt/client-1/level"]);
        let one = r#"{"Statement": {"Effect": "Allow", "Action": "iot:publish", "Resource": "a:topic/b"}}"#;
        assert_eq!(publishable(one, &"pump-1".parse().unwrap(), "c"), ["b"]);
        assert!(publishable("no policy", &"pump-1".parse().unwrap(), "c").is_empty());
    }
}

//! Policies.

use serde_json::{Value, json};

use crate::ids::Ids;
use crate::seed::scene::DAY;
use crate::world::fleet::{Fleet, Policy, PolicyVersion};

/// Of a device's own certificate.
pub(super) const DEVICE: &str = "WaterworksDevice";
/// Of the gateways, and of everything whose client id is not its name.
pub(super) const GATEWAY: &str = "WaterworksGateway";
/// Of a certificate that several devices share.
pub(super) const SHARED: &str = "WaterworksLegacy";
/// Of the group of all sites.
pub(super) const SITE: &str = "WaterworksSite";
/// Of the quarantine.
pub(super) const QUARANTINE: &str = "QuarantineDeny";

pub(super) fn plant(fleet: &mut Fleet, ids: &mut Ids, now: i64) {
    let arn = |kind: &str, name: &str| fleet.arns.of(kind, name);
    let thing = "${iot:Connection.Thing.ThingName}";
    let topics = |kind: &str| {
        json!([
            arn(kind, &format!("dt/waterworks/{thing}/*")),
            arn(kind, &format!("cmd/waterworks/{thing}/*")),
            arn(kind, &format!("$aws/things/{thing}/*")),
        ])
    };
    let device = json!([
        {"Effect": "Allow", "Action": "iot:Connect", "Resource": arn("client", thing),
         "Condition": {"Bool": {"iot:Connection.Thing.IsAttached": "true"}}},
        {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"], "Resource": topics("topic")},
        {"Effect": "Allow", "Action": "iot:Subscribe", "Resource": topics("topicfilter")},
    ]);
    let gateway = json!([
        {"Effect": "Allow", "Action": "iot:Connect", "Resource": arn("client", "g*")},
        {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive"],
         "Resource": [arn("topic", "dt/waterworks/*"), arn("topic", "$aws/things/*")]},
        {"Effect": "Allow", "Action": "iot:Subscribe",
         "Resource": [arn("topicfilter", "cmd/waterworks/*"), arn("topicfilter", "$aws/things/*")]},
    ]);
    let wide = json!({"Effect": "Allow", "Action": "iot:*", "Resource": "*"});
    let site = json!({"Effect": "Allow", "Action": ["iot:Subscribe", "iot:Receive"],
        "Resource": [arn("topicfilter", "cmd/waterworks/all"), arn("topic", "cmd/waterworks/all")]});
    let denied = ["iot:Connect", "iot:Publish", "iot:Subscribe", "iot:Receive"];
    let deny = json!({"Effect": "Deny", "Action": denied, "Resource": "*"});
    put(fleet, ids, DEVICE, &[&wide, &device], now - 700 * DAY);
    put(fleet, ids, GATEWAY, &[&gateway], now - 690 * DAY);
    put(fleet, ids, SHARED, &[&wide], now - 1_100 * DAY);
    put(fleet, ids, SITE, &[&site], now - 600 * DAY);
    put(fleet, ids, QUARANTINE, &[&deny], now - 400 * DAY);
}

/// A policy with these versions, the last of them in use.
fn put(fleet: &mut Fleet, ids: &mut Ids, name: &str, statements: &[&Value], created: i64) {
    let documents = statements.iter().map(|statement| {
        let document = json!({"Version": "2012-10-17", "Statement": statement});
        document.to_string()
    });
    let versions: Vec<PolicyVersion> = (1..)
        .zip(documents)
        .map(|(number, document)| PolicyVersion {
            number,
            document,
            created: created + i64::from(number) * DAY,
        })
        .collect();
    let last = versions.last().map_or(1, |version| version.number);
    let policy = Policy {
        name: name.to_owned(),
        generation: ids.uuid(),
        versions,
        default: last,
        last,
        modified: created + i64::from(last) * DAY,
    };
    fleet.publish_policy(&policy, created);
    fleet.policies.insert(name.to_owned(), policy);
}

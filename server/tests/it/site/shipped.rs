//! The console's roles as infra/template.yaml ships them. Every test's console runs under the one that may most, so that an
//! action that isn't granted fails where it is used; what was used is kept, and tools/infra/used.py holds it against the grants
//! once all tests are through.

use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Value, json};
use simulator::{Uses, WorldHandle};
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The seeded role whose key the tests' console has.
const CONSOLE: &str = "LazaretResponder";
/// What it may, unless a test says otherwise.
const SHIPPED: &str = "ConsoleContainmentRole";
/// The role under which the stack's runbook runs.
pub const RUNBOOK_ROLE: &str = "arn:aws:iam::111122223333:role/lazaret-RunbookRole";

static RESOURCES: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../infra/template.yaml");
    let text = std::fs::read_to_string(template).unwrap();
    let documents = Yaml::load_from_str(&text).unwrap();
    let Value::Object(mut template) = plain(&documents[0]) else {
        panic!("the template is no mapping")
    };
    match template.remove("Resources") {
        Some(Value::Object(resources)) => resources,
        other => panic!("{other:?}"),
    }
});

/// Lets the console have the role that may most.
pub fn ship(aws: &WorldHandle) {
    console_has(aws, SHIPPED);
}

/// Lets the console have one of the template's roles.
pub fn console_has(aws: &WorldHandle, role: &str) {
    aws.set_role_policies(CONSOLE, policies(role)).unwrap();
}

/// The documents of a role's policies.
fn policies(role: &str) -> Vec<Value> {
    let names = RESOURCES[role]["Properties"]["ManagedPolicyArns"]
        .as_array()
        .unwrap();
    let document = |name: &Value| RESOURCES[name.as_str().unwrap()]["Properties"]["PolicyDocument"].clone();
    names.iter().map(document).collect()
}

/// What the console used of its role.
pub fn used(aws: &WorldHandle) -> Uses {
    aws.uses().remove(&format!("role/{CONSOLE}")).unwrap_or_default()
}

/// Keeps what the console used, under the test's name.
pub fn keep(aws: &WorldHandle) {
    static KEPT: AtomicUsize = AtomicUsize::new(0);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("permissions");
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let name = format!(
        "{}-{}.json",
        std::process::id(),
        KEPT.fetch_add(1, Ordering::Relaxed)
    );
    let restricted = aws.iam()["roles"][CONSOLE]["policies"] != json!(policies(SHIPPED));
    let kept = json!({"test": test, "restricted": restricted, "uses": used(aws)});
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), kept.to_string()).unwrap();
}

/// The template's short forms, as far as the console's roles use them: a name for what it refers to.
fn plain(node: &Yaml<'_>) -> Value {
    match node {
        Yaml::Value(Scalar::String(text)) => text.as_ref().into(),
        Yaml::Value(Scalar::Boolean(flag)) => (*flag).into(),
        Yaml::Value(Scalar::Integer(number)) => (*number).into(),
        Yaml::Sequence(items) => items.iter().map(plain).collect(),
        Yaml::Mapping(entries) => {
            let members = entries.iter().map(|(key, value)| (plain(key), plain(value)));
            let members = members.map(|(key, value)| (key.as_str().unwrap_or_default().to_owned(), value));
            Value::Object(members.collect())
        }
        Yaml::Tagged(tag, node) => resolved(&tag.suffix, plain(node)),
        _ => Value::Null,
    }
}

fn resolved(tag: &str, value: Value) -> Value {
    match (tag, value.as_str()) {
        ("Sub", Some(text)) => text
            .replace("${AWS::Partition}", "aws")
            .replace("${AWS::Region}", "eu-central-1")
            .replace("${AWS::AccountId}", "111122223333")
            // Some tests quarantine into a group of another name.
            .replace("${QuarantineGroupName}", "*")
            .into(),
        ("GetAtt", Some("RunbookRole.Arn")) => RUNBOOK_ROLE.into(),
        _ => value,
    }
}

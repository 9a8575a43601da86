//! Documents as the API shows them.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Document, Version};
use crate::times;
use crate::world::automation::runbook::Parameter;

impl Document {
    /// `DocumentDescription`.
    pub(crate) fn description(&self, version: &Version) -> Value {
        let mut shown = self.identifier(version);
        shown["Hash"] = hash(&version.content).into();
        shown["HashType"] = "Sha256".into();
        shown["Status"] = "Active".into();
        shown["LatestVersion"] = self.latest().to_string().into();
        shown["DefaultVersion"] = self.default.to_string().into();
        if let Some(text) = version.value["description"].as_str() {
            shown["Description"] = text.into();
        }
        let parameters = version
            .runbook
            .as_ref()
            .map_or(&[][..], |runbook| &runbook.parameters);
        shown["Parameters"] = parameters.iter().map(Parameter::shown).collect::<Vec<_>>().into();
        shown
    }

    /// `DocumentIdentifier`.
    pub(crate) fn identifier(&self, version: &Version) -> Value {
        let mut shown = json!({
            "Name": self.name,
            "Owner": self.owner,
            "Author": self.author,
            "CreatedDate": times::to_wire(version.created),
            "DocumentVersion": version.number.to_string(),
            "DocumentType": self.kind,
            "DocumentFormat": version.format.wire(),
            "PlatformTypes": ["Windows", "Linux", "MacOS"],
            "Tags": self.tags,
        });
        if let Some(schema) = version.value["schemaVersion"].as_str() {
            shown["SchemaVersion"] = schema.into();
        }
        if !self.requires.is_empty() {
            shown["Requires"] = self.requires.clone().into();
        }
        version.add_names(&mut shown);
        if let Some(target) = &version.target_type {
            shown["TargetType"] = target.clone().into();
        }
        shown
    }
}

impl Version {
    pub(crate) fn add_names(&self, shown: &mut Value) {
        if let Some(name) = &self.name {
            shown["VersionName"] = name.clone().into();
        }
        if let Some(name) = &self.display_name {
            shown["DisplayName"] = name.clone().into();
        }
    }
}

fn hash(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

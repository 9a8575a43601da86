//! Every document of an account.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Document, Draft, Version};
use crate::ssm::arns::plain_name;
use crate::ssm::errors::{no_document, no_version, refused};
use crate::wire::Refusal;
use crate::world::automation::runbook::Runbook;

/// Documents by name.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    by_name: BTreeMap<String, Document>,
}

impl Documents {
    pub(crate) fn all(&self) -> impl Iterator<Item = &Document> {
        self.by_name.values()
    }

    pub(crate) fn len(&self) -> usize {
        self.by_name.len()
    }

    pub(crate) fn insert(&mut self, document: Document) {
        self.by_name.insert(document.name.clone(), document);
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.by_name.remove(name);
    }

    /// The document of this name or ARN.
    ///
    /// # Errors
    /// `InvalidDocument`.
    pub(crate) fn get(&self, name: &str) -> Result<&Document, Refusal> {
        self.by_name
            .get(plain_name(name))
            .ok_or_else(|| no_document(name))
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Result<&mut Document, Refusal> {
        self.by_name
            .get_mut(plain_name(name))
            .ok_or_else(|| no_document(name))
    }

    /// The version that a request asks for.
    ///
    /// # Errors
    /// `InvalidDocument`, `InvalidDocumentVersion`.
    pub(crate) fn version(
        &self,
        name: &str,
        number: Option<&str>,
        version_name: Option<&str>,
    ) -> Result<(&Document, &Version), Refusal> {
        let document = self.get(name)?;
        let version = document.version(number, version_name);
        let asked = number.or(version_name).unwrap_or("$DEFAULT");
        Ok((document, version.ok_or_else(|| no_version(name, asked))?))
    }

    /// What a document of type Automation runs, with its name and version.
    ///
    /// # Errors
    /// `AutomationDefinitionNotFoundException`, `AutomationDefinitionVersionNotFoundException`.
    pub(crate) fn runbook(
        &self,
        name: &str,
        version: Option<&str>,
    ) -> Result<(String, String, Arc<Runbook>), Refusal> {
        let missing = || {
            let message = format!("Automation Definition Name: {name} couldn't be found.");
            refused("AutomationDefinitionNotFoundException", &message)
        };
        let document = self.get(name).map_err(|_| missing())?;
        if document.kind != "Automation" {
            return Err(missing());
        }
        let wanted = version.unwrap_or("$DEFAULT");
        let version = document.version(version, None).ok_or_else(|| {
            let message =
                format!("Automation Definition Name: {name} and version: {wanted} couldn't be found.");
            refused("AutomationDefinitionVersionNotFoundException", &message)
        })?;
        let runbook = version.runbook.clone().ok_or_else(missing)?;
        Ok((document.name.clone(), version.number.to_string(), runbook))
    }

    /// The first version of a document of type Automation, as the seed plants it.
    pub(crate) fn plant(
        &mut self,
        name: &str,
        owner: &str,
        author: &str,
        draft: Draft,
        now: i64,
    ) -> Result<(), Refusal> {
        let version = draft.version("Automation", 1, now)?;
        self.insert(Document {
            name: name.to_owned(),
            kind: "Automation".to_owned(),
            owner: owner.to_owned(),
            author: author.to_owned(),
            tags: Vec::new(),
            requires: Vec::new(),
            versions: BTreeMap::from([(1, version)]),
            default: 1,
            last: 1,
        });
        Ok(())
    }
}

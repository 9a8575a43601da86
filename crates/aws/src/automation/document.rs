use super::adapter::{Automation, SERVICE};
use crate::gateway::Operation;
use aws_sdk_ssm::types::DocumentFormat;
use domain::runbook::{Document, DocumentStep};
use response::ports::StoreError;
use serde_json::Value;

const GET_DOCUMENT: Operation = Operation::read("GetDocument", SERVICE);

impl Automation {
    /// `GetDocument` as JSON, whatever it was written in.
    pub(super) async fn get_document(
        &self,
        name: &str,
        version: Option<&str>,
    ) -> Result<Document, StoreError> {
        let request = self
            .client
            .get_document()
            .name(name)
            .set_document_version(version.map(str::to_owned))
            .document_format(DocumentFormat::Json);
        let this = self.clone();
        let key = format!("{name} {}", version.unwrap_or_default());
        let read = async move {
            let reply = this.gateway.call(GET_DOCUMENT, || request.clone().send()).await?;
            let content = reply.content.ok_or_else(|| GET_DOCUMENT.without("a content"))?;
            let name = reply.name.ok_or_else(|| GET_DOCUMENT.without("a name"))?;
            let version = reply
                .document_version
                .ok_or_else(|| GET_DOCUMENT.without("a version"))?;
            let content: Value =
                serde_json::from_str(&content).map_err(|error| GET_DOCUMENT.unbuilt(error))?;
            Ok(convert(name, version, &content))
        };
        self.gateway.shared(GET_DOCUMENT, &key, read).await
    }
}

/// Schema 0.3. A step without a name can't be found in an execution; anything else that is missing stays so.
fn convert(name: String, version: String, content: &Value) -> Document {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let steps = content["mainSteps"].as_array().into_iter().flatten();
    Document {
        name,
        version,
        description: text(&content["description"]),
        steps: steps
            .filter_map(|step| {
                Some(DocumentStep {
                    name: text(&step["name"])?,
                    action: text(&step["action"]).unwrap_or_default(),
                    description: text(&step["description"]),
                })
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_document_of_another_shape_is_one_without_steps() {
        for content in [
            json!(null),
            json!({"mainSteps": "x"}),
            json!({"mainSteps": [{"action": "aws:pause"}, 7]}),
        ] {
            assert_eq!(convert("D".into(), "1".into(), &content).steps, []);
        }
    }
}

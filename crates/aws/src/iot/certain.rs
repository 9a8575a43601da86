use super::adapter::Iot;
use domain::device::Verdict;
use response::ports::StoreError;
use serde_json::Value;
use std::collections::BTreeSet;

impl Iot {
    /// A policy whose Deny asks for nothing decides whatever the session is like: then nothing is missing from its answer.
    /// AWS names what *any* policy would have had to know, and not whether it matters. One that may not be read proves
    /// nothing.
    pub(super) async fn with_what_matters(
        &self,
        mut verdicts: Vec<Verdict>,
    ) -> Result<Vec<Verdict>, StoreError> {
        let open = |one: &&mut Verdict| one.explicit && !one.missing.is_empty();
        let denying: BTreeSet<String> = verdicts
            .iter_mut()
            .filter(open)
            .flat_map(|one| one.by.clone())
            .collect();
        let mut certain = BTreeSet::new();
        for name in denying {
            match self.policy_document(name).await {
                Ok(Some((name, document))) if denies_anyway(&document) => {
                    certain.insert(name);
                }
                Ok(_) | Err(StoreError::Denied { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        for verdict in verdicts.iter_mut().filter(open) {
            if verdict.by.iter().any(|name| certain.contains(name)) {
                verdict.missing.clear();
            }
        }
        Ok(verdicts)
    }
}

/// Whether each of its Deny statements does without conditions and variables. Which of them matched isn't told.
fn denies_anyway(document: &str) -> bool {
    let Ok(document) = serde_json::from_str::<Value>(document) else {
        return false;
    };
    let statements = match &document["Statement"] {
        Value::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut denials = statements.iter().filter(|one| one["Effect"] == "Deny");
    denials.all(|one| one["Condition"].is_null() && !one["Resource"].to_string().contains("${"))
}

#[cfg(test)]
mod tests {
    use super::denies_anyway;

    #[test]
    fn only_a_deny_without_condition_and_variable_is_certain() {
        let plain = r#"{"Effect":"Deny","Action":"iot:*","Resource":"*"}"#;
        let elsewhere = r#"{"Effect":"Deny","Action":"iot:*","Resource":"*",
            "Condition":{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}"#;
        let own = r#"{"Effect":"Deny","Action":"iot:*","Resource":["a","topic/${iot:ClientId}"]}"#;
        let allow = r#"{"Effect":"Allow","Action":"iot:*","Resource":"*","Condition":{}}"#;
        let of = |statements: &str| denies_anyway(&format!(r#"{{"Statement":{statements}}}"#));
        assert!(of(plain) && of(&format!("[{allow},{plain}]")));
        assert!(!of(elsewhere) && !of(own) && !of(&format!("[{plain},{elsewhere}]")));
        assert!(!denies_anyway("no policy"));
    }
}

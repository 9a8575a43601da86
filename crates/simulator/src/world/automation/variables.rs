//! `{{ … }}` in a step's inputs.

use serde_json::Value;

/// A reference that leads to nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unresolved(pub String);

/// The inputs with every reference replaced. A text that is one reference becomes the value itself; within a longer text,
/// texts stand as they are and everything else as JSON (User Guide, "Using action outputs as inputs").
pub(super) fn resolve(input: &Value, lookup: &dyn Fn(&str) -> Option<Value>) -> Result<Value, Unresolved> {
    Ok(match input {
        Value::String(text) => resolve_text(text, lookup)?,
        Value::Array(items) => items
            .iter()
            .map(|item| resolve(item, lookup))
            .collect::<Result<Vec<_>, _>>()?
            .into(),
        Value::Object(members) => {
            let resolved = members
                .iter()
                .map(|(name, value)| Ok((name.clone(), resolve(value, lookup)?)));
            Value::Object(resolved.collect::<Result<_, _>>()?)
        }
        other => other.clone(),
    })
}

fn resolve_text(text: &str, lookup: &dyn Fn(&str) -> Option<Value>) -> Result<Value, Unresolved> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((reference, behind)) = after.split_once("}}") else {
            break;
        };
        let reference = reference.trim();
        let value = lookup(reference).ok_or_else(|| Unresolved(reference.to_owned()))?;
        if before.trim().is_empty() && behind.trim().is_empty() && out.is_empty() {
            return Ok(value);
        }
        out.push_str(before);
        match value {
            Value::String(inner) => out.push_str(&inner),
            other => out.push_str(&other.to_string()),
        }
        rest = behind;
    }
    out.push_str(rest);
    Ok(out.into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_become_values_or_parts_of_texts() {
        let lookup = |name: &str| match name {
            "things" => Some(json!(["a", "b"])),
            "thing" => Some(json!("a")),
            _ => None,
        };
        let input = json!({"whole": " {{ things }} ", "within": "<{{thing}}> of {{things}}, {{", "n": 1});
        let resolved = resolve(&input, &lookup);
        assert_eq!(
            resolved,
            Ok(json!({"whole": ["a", "b"], "within": "<a> of [\"a\",\"b\"], {{", "n": 1}))
        );
        let unresolved = resolve(&json!(["x {{ Containment.thingsDetected }}"]), &lookup);
        assert_eq!(
            unresolved,
            Err(Unresolved("Containment.thingsDetected".to_owned()))
        );
    }
}

//! Content as a value, from JSON or YAML.

use saphyr::{LoadableYamlNode, Scalar, Yaml};
use serde_json::{Map, Number, Value};

use super::ContentError;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Yaml,
    Text,
}

impl Format {
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Yaml => "YAML",
            Self::Text => "TEXT",
        }
    }

    /// JSON is the default of the operations that take a format.
    pub(crate) fn of(text: Option<&str>) -> Self {
        match text {
            Some("YAML") => Self::Yaml,
            Some("TEXT") => Self::Text,
            _ => Self::Json,
        }
    }
}

/// The value of a content; a text is its own value.
///
/// # Errors
/// When it is not well-formed.
pub(crate) fn parse(content: &str, format: Format) -> Result<Value, ContentError> {
    let unreadable = |reason: String| ContentError::Unreadable {
        format: format.wire(),
        reason,
    };
    match format {
        Format::Text => Ok(content.into()),
        Format::Json => serde_json::from_str(content).map_err(|error| unreadable(error.to_string())),
        Format::Yaml => {
            let documents = Yaml::load_from_str(content).map_err(|error| unreadable(error.to_string()))?;
            match &documents[..] {
                [one] => from_yaml(one).ok_or_else(|| unreadable("It uses what JSON can't say.".to_owned())),
                _ => Err(unreadable("It holds more or less than one document.".to_owned())),
            }
        }
    }
}

/// The content in another format. Every JSON text is YAML as well, so that is how JSON is shown as YAML.
///
/// # Errors
/// When the content is not well-formed.
pub(crate) fn written_as(content: &str, format: Format, wanted: Format) -> Result<String, ContentError> {
    if format == wanted || format == Format::Text || wanted == Format::Text {
        return Ok(content.to_owned());
    }
    let value = parse(content, format)?;
    Ok(format!("{value:#}"))
}

/// `None` for keys that are no texts, numbers that JSON lacks and aliases without an anchor.
fn from_yaml(node: &Yaml<'_>) -> Option<Value> {
    Some(match node {
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Value(Scalar::Boolean(flag)) => (*flag).into(),
        Yaml::Value(Scalar::Integer(number)) => (*number).into(),
        Yaml::Value(Scalar::FloatingPoint(number)) => Number::from_f64(number.into_inner())?.into(),
        Yaml::Value(Scalar::String(text)) => text.as_ref().into(),
        Yaml::Sequence(items) => items.iter().map(from_yaml).collect::<Option<Vec<_>>>()?.into(),
        Yaml::Mapping(entries) => {
            let mut members = Map::new();
            for (key, value) in entries {
                let key = match from_yaml(key)? {
                    Value::String(text) => text,
                    number @ Value::Number(_) => number.to_string(),
                    _ => return None,
                };
                members.insert(key, from_yaml(value)?);
            }
            members.into()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed test says where")]
    use serde_json::json;

    use super::*;

    #[test]
    fn yaml_and_json_say_the_same() {
        let yaml = "schemaVersion: \"0.3\"\nmainSteps:\n  - name: a\n    isEnd: true\n    timeoutSeconds: 60\n    inputs: {}\n    description: |\n      two\n      lines\n";
        let value = parse(yaml, Format::Yaml).unwrap();
        let step = json!({"name": "a", "isEnd": true, "timeoutSeconds": 60, "inputs": {}, "description": "two\nlines\n"});
        assert_eq!(value, json!({"schemaVersion": "0.3", "mainSteps": [step]}));
        let json = written_as(yaml, Format::Yaml, Format::Json).unwrap();
        assert_eq!(parse(&json, Format::Json).unwrap(), value);
        let back = written_as(&json, Format::Json, Format::Yaml).unwrap();
        assert_eq!(parse(&back, Format::Yaml).unwrap(), value);
    }

    #[test]
    fn what_is_no_document_is_refused() {
        for text in ["a: [1", "a: 1\na: 2", "a: 1\n---\nb: 2", "? [1]\n: 2", "a: .nan"] {
            assert!(parse(text, Format::Yaml).is_err(), "{text}");
        }
        assert!(parse("{", Format::Json).is_err());
    }
}

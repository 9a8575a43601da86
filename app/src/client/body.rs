use crate::paths::encode;
use serde::Serialize;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

/// How many bytes a server function is sent at most: a note of 10 000 four-byte characters, form-encoded, is 120 kB.
pub const BODY_LIMIT: usize = 256 * 1024;

/// What a server function is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A form's fields, percent-encoded.
    Form(String),
    /// JSON, for functions that take more than text.
    Json(String),
}

impl Body {
    /// Fields by name.
    pub fn fields(fields: &[(&str, &str)]) -> Self {
        let pairs: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        Self::Form(pairs.join("&"))
    }

    /// What stands in a form now.
    pub fn of(form: &HtmlFormElement) -> Option<Self> {
        let data = FormData::new_with_form(form).ok()?;
        let pairs = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        Some(Self::Form(String::from(pairs.to_string())))
    }

    /// A function's arguments as JSON.
    pub fn json(arguments: &impl Serialize) -> Self {
        // The arguments are derived types whose maps have text for keys: they can't fail to be written.
        Self::Json(serde_json::to_string(arguments).unwrap_or_default())
    }

    /// The media type.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Form(_) => "application/x-www-form-urlencoded",
            Self::Json(_) => "application/json",
        }
    }

    /// The bytes, as text.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Form(text) | Self::Json(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Body;

    #[test]
    fn a_field_can_not_end_another() {
        let body = Body::fields(&[("incident", "a/b"), ("text", "1 & 2 = ü\n")]);
        assert_eq!(body.text(), "incident=a%2Fb&text=1%20%26%202%20%3D%20%C3%BC%0A");
    }
}

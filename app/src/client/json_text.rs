use leptos::server_fn::Bytes;
use leptos::server_fn::codec::Post;
use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};
use std::convert::Infallible;

/// JSON that is read as text, like the data in the page: the code that reads a type is in the browser's download once
/// instead of twice, for text and for bytes.
#[derive(Clone, Copy, Debug)]
pub struct JsonText;

/// How every server function answers; each `#[server]` names it as its `output`.
pub type ConsoleJson = Post<JsonText>;

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

/// An answer that was written as JSON before, for all who ask for the same.
#[derive(Clone, Debug)]
pub struct Made(pub Bytes);

impl Encodes<Made> for JsonText {
    type Error = Infallible;

    fn encode(made: &Made) -> Result<Bytes, Infallible> {
        Ok(made.0.clone())
    }
}

impl Decodes<Made> for JsonText {
    type Error = Infallible;

    fn decode(bytes: Bytes) -> Result<Made, Infallible> {
        Ok(Made(bytes))
    }
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = serde_json::Error;

    fn encode(value: &T) -> Result<Bytes, serde_json::Error> {
        serde_json::to_vec(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = serde_json::Error;

    fn decode(bytes: Bytes) -> Result<T, serde_json::Error> {
        serde_json::from_str(std::str::from_utf8(&bytes).map_err(serde_json::Error::custom)?)
    }
}

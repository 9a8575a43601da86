//! Sends a file without leaving the page, so that what is typed beside it stays.

use super::gate::Gate;
use crate::client::{Reply, send};
use domain::evidence::EVIDENCE_LIMIT;
use js_sys::{Function, Reflect};
use leptos::task::spawn_local;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, Headers, HtmlInputElement, RequestInit};

/// Bytes in what the limit is told in.
const MB: u64 = 1024 * 1024;

/// A file that somebody chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Chosen {
    /// The first file of a file input.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number, exact in a double"
    )]
    pub fn of(input: &HtmlInputElement) -> Option<Self> {
        let file = file(input)?;
        Some(Self {
            name: Reflect::get(&file, &"name".into()).ok()?.as_string()?,
            size: Reflect::get(&file, &"size".into()).ok()?.as_f64()? as u64,
        })
    }
}

impl Chosen {
    /// Why it can't be sent, if it is too large.
    pub fn too_large(&self) -> Option<String> {
        let (limit, Self { name, size }) = (EVIDENCE_LIMIT as u64, self);
        (*size > limit).then(|| {
            format!(
                "{name} has {} MB; the limit is {} MB.",
                size.div_ceil(MB),
                limit / MB
            )
        })
    }
}

fn file(input: &HtmlInputElement) -> Option<JsValue> {
    let files = Reflect::get(input, &"files".into()).ok()?;
    Reflect::get_u32(&files, 0).ok()
}

/// The file that was chosen as what an upload takes, as the entry of that id.
pub fn upload_of(input: &HtmlInputElement, entry: &str) -> Option<FormData> {
    let data = FormData::new().ok()?;
    data.append_with_str("entry", entry).ok()?;
    let append: Function = Reflect::get(&data, &"append".into()).ok()?.dyn_into().ok()?;
    append.call2(&data, &"file".into(), &file(input)?).ok()?;
    Some(data)
}

/// What the server answered to an upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is on the record; the file's hash.
    Stored(String),
    /// It is not, and why.
    Refused(String),
}

/// An upload that is not answered yet.
struct Upload {
    address: String,
    init: RequestInit,
    gate: Gate,
    ended: Box<dyn Fn(Answer)>,
}

/// Sends a file's form to `address`, and tells how it ended. Where the session ended, the same is sent again once somebody
/// signed in: under its entry's id, so that it is stored once.
pub fn upload(address: &str, data: &FormData, gate: Gate, ended: impl Fn(Answer) + 'static) {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(data);
    // The page is here already: what is asked for is the hash, not the way back to it.
    if let Ok(headers) = Headers::new()
        && headers.set("accept", "text/plain").is_ok()
    {
        init.set_headers(&headers);
    }
    try_upload(Rc::new(Upload {
        address: address.to_owned(),
        init,
        gate,
        ended: Box::new(ended),
    }));
}

fn try_upload(upload: Rc<Upload>) {
    let reply = send(&upload.address, &upload.init);
    spawn_local(async move {
        let answer = match reply.await {
            None => Answer::Refused("The console can't be reached. The file was not stored.".into()),
            Some(Reply {
                status: 200, text, ..
            }) => Answer::Stored(text),
            Some(Reply { status: 401, .. }) => {
                return upload.gate.wait(move || try_upload(Rc::clone(&upload)));
            }
            Some(Reply { status, text, .. }) => Answer::Refused(sentence(status, Some(&text))),
        };
        (upload.ended)(answer);
    });
}

/// Why a file was refused, as a sentence.
fn sentence(status: u16, why: Option<&str>) -> String {
    match why
        .map(str::trim)
        .filter(|why| !why.is_empty() && !why.starts_with('<'))
    {
        Some(why) if why.ends_with('.') => why.to_owned(),
        Some(why) => format!("{why}."),
        None => format!("The file was not stored: the console answered {status}."),
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_refusal_is_a_sentence_even_where_the_server_says_nothing() {
        assert_eq!(sentence(422, Some("File has no name")), "File has no name.");
        assert_eq!(
            sentence(413, Some("<html>")),
            "The file was not stored: the console answered 413."
        );
        assert_eq!(
            sentence(503, None),
            "The file was not stored: the console answered 503."
        );
    }
}

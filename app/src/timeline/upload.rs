//! Sends a file without leaving the page, so that what is typed beside it stays.

use crate::client::{Reply, send};
use js_sys::Reflect;
use leptos::task::spawn_local;
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, RequestInit, RequestRedirect};

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
        let files = Reflect::get(input, &"files".into()).ok()?;
        let file = Reflect::get_u32(&files, 0).ok()?;
        Some(Self {
            name: Reflect::get(&file, &"name".into()).ok()?.as_string()?,
            size: Reflect::get(&file, &"size".into()).ok()?.as_f64()? as u64,
        })
    }
}

/// What the server answered to an upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is on the record.
    Stored,
    /// Nobody is signed in.
    SignedOut,
    /// It is not, and why.
    Refused(String),
}

/// Sends the form as it is now to `address`, and tells how it ended.
pub fn upload(address: &str, form: &HtmlFormElement, ended: impl Fn(Answer) + 'static) {
    let init = RequestInit::new();
    init.set_method("POST");
    if let Ok(data) = FormData::new_with_form(form) {
        init.set_body(&data);
    }
    // Stored files are answered with the way back to this page, which is here already.
    init.set_redirect(RequestRedirect::Manual);
    let reply = send(address, &init);
    spawn_local(async move {
        ended(match reply.await {
            None => Answer::Refused("The console can't be reached. The file was not stored.".into()),
            Some(Reply { status, text, .. }) => match status {
                0 | 200..=399 => Answer::Stored,
                401 => Answer::SignedOut,
                status => Answer::Refused(sentence(status, Some(&text))),
            },
        });
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

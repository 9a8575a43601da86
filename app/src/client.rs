//! How the browser calls the server: as any page does, but a call made while nobody is at the desk says so, and then
//! doesn't keep the session alive. An open page reads its data again by itself; the idle time-out must end it all the
//! same.

use crate::ui::use_clock;
use futures::{Sink, Stream};
use leptos::prelude::*;
use leptos::server_fn::Bytes;
use leptos::server_fn::client::Client;
use leptos::server_fn::client::browser::BrowserClient;
use leptos::server_fn::codec::Post;
use leptos::server_fn::error::FromServerFnError;
use leptos::server_fn::request::browser::BrowserRequest;
use leptos::server_fn::response::browser::BrowserResponse;
use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::{DeserializeOwned, Error as _};
use std::cell::Cell;

/// The header that says so; the server's session middleware knows it.
const BACKGROUND: &str = "lazaret-background";
/// How long after the last touch of a key, a pointer or a wheel somebody still counts as being at the desk.
const AT_THE_DESK: i64 = 60_000;

thread_local! {
    static AWAY: Cell<bool> = const { Cell::new(false) };
}

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

/// Calls server functions; every `#[server]` names it as its `client`.
#[derive(Clone, Copy, Debug)]
pub struct ConsoleClient;

impl<E, I, O> Client<E, I, O> for ConsoleClient
where
    E: FromServerFnError,
    I: FromServerFnError,
    O: FromServerFnError,
{
    type Request = BrowserRequest;
    type Response = BrowserResponse;

    fn send(request: BrowserRequest) -> impl Future<Output = Result<BrowserResponse, E>> + Send {
        if AWAY.get() {
            request.headers().set(BACKGROUND, "1");
        }
        <BrowserClient as Client<E, I, O>>::send(request)
    }

    fn open_websocket(
        path: &str,
    ) -> impl Future<
        Output = Result<
            (
                impl Stream<Item = Result<Bytes, Bytes>> + Send + 'static,
                impl Sink<Bytes> + Send + 'static,
            ),
            E,
        >,
    > + Send {
        <BrowserClient as Client<E, I, O>>::open_websocket(path)
    }

    fn spawn(future: impl Future<Output = ()> + Send + 'static) {
        <BrowserClient as Client<E, I, O>>::spawn(future);
    }
}

/// Notes whether somebody is at the desk, from the page's own events.
///
/// # Server-side rendering
/// Does nothing.
pub fn watch_the_desk() {
    let clock = use_clock();
    let last = StoredValue::new(None);
    let touched = move || {
        AWAY.set(false);
        last.set_value(Some(clock.now_untracked()));
    };
    Effect::new(move || {
        let handles = [
            window_event_listener(leptos::ev::keydown, move |_| touched()),
            window_event_listener(leptos::ev::pointerdown, move |_| touched()),
            window_event_listener(leptos::ev::pointermove, move |_| touched()),
            window_event_listener(leptos::ev::wheel, move |_| touched()),
        ];
        on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    });
    Effect::new(move || {
        let now = clock.now();
        match last.get_value() {
            Some(last) => AWAY.set(now.since(last) > AT_THE_DESK),
            None => last.set_value(Some(now)),
        }
    });
}

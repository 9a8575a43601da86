use futures::channel::oneshot;
use js_sys::futures::JsFuture;
use js_sys::{Function, Reflect};
use leptos::server_fn::redirect::REDIRECT_HEADER;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{RequestInit, Response};

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The status; 0 for a redirect that was not to be followed.
    pub status: u16,
    /// Where the page is to go on, if the server says so.
    pub location: Option<String>,
    /// The body.
    pub text: String,
}

/// Has `init` given up when no answer came for so long: a network that went away without a word answers nothing, ever.
pub fn give_up_after(init: &RequestInit, patience: Duration) -> Option<()> {
    // `AbortSignal.timeout`, which no library here has without more.
    let class = Reflect::get(&js_sys::global(), &"AbortSignal".into()).ok()?;
    let timeout: Function = Reflect::get(&class, &"timeout".into()).ok()?.dyn_into().ok()?;
    let signal = timeout.call1(&class, &(patience.as_secs_f64() * 1000.0).into());
    Reflect::set(init, &"signal".into(), &signal.ok()?).ok().map(drop)
}

/// Sends `init` to `address`. Resolves to nothing where no answer came; goes on by itself when it is dropped.
pub fn send(address: &str, init: &RequestInit) -> impl Future<Output = Option<Reply>> + Send + use<> {
    let (tell, told) = oneshot::channel();
    if let Some(window) = web_sys::window() {
        let sent = window.fetch_with_str_and_init(address, init);
        spawn_local(async move {
            let reply = read(JsFuture::from(sent)).await;
            // Whoever asked may have gone meanwhile.
            let _ = tell.send(reply.ok());
        });
    }
    async move { told.await.ok().flatten() }
}

async fn read(sent: JsFuture) -> Result<Reply, JsValue> {
    let response: Response = sent.await?.dyn_into()?;
    let headers = response.headers();
    let location = if headers.has(REDIRECT_HEADER)? {
        headers.get("location")?
    } else {
        None
    };
    let text = JsFuture::from(response.text()?).await?;
    Ok(Reply {
        status: response.status(),
        location,
        text: text.as_string().unwrap_or_default(),
    })
}

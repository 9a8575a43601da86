use futures::channel::oneshot;
use js_sys::futures::JsFuture;
use leptos::server_fn::redirect::REDIRECT_HEADER;
use leptos::task::spawn_local;
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

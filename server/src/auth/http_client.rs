//! The one HTTP client of the server: it talks to the identity provider and to nobody else.

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// The largest answer that is read, in bytes. Key sets and tokens are a few kilobytes.
const LARGEST: usize = 1024 * 1024;

/// Why the identity provider gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// No connection, a time-out, or a broken answer.
    #[error("the identity provider could not be reached")]
    Unreachable(#[from] reqwest::Error),
    /// The answer is no HTTP message that we can hand on.
    #[error("the identity provider's answer could not be read")]
    Malformed(#[from] http::Error),
    /// The answer is larger than anything this protocol needs.
    #[error("the identity provider's answer is larger than {LARGEST} bytes")]
    TooLarge,
}

/// The client: redirects are never followed, because a provider that redirects its token endpoint could send the
/// console's secret anywhere.
#[derive(Clone, Debug)]
pub struct HttpClient(reqwest::Client);

impl HttpClient {
    /// Builds it; fails when the machine offers no TLS roots.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that makes an HTTP client"
    )]
    pub fn new() -> Result<Self, HttpError> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(3))
            .timeout(Duration::from_secs(10))
            .build()?;
        Ok(Self(client))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let mut answer = self.0.execute(request.try_into()?).await?;
        let mut builder = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            builder = builder.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > LARGEST {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(builder.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for HttpClient {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

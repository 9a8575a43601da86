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
            // No connection is used twice: a code can be exchanged once only, and the provider may just be closing
            // the idle connection on which the request would be lost.
            .pool_max_idle_per_host(0)
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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    /// Answers the first request of each connection and closes it at the second, as a server does whose patience with
    /// an idle connection ends at that moment.
    async fn closes_idle_connections(listener: TcpListener) {
        while let Ok((mut connection, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = [0; 4096];
                if connection.read(&mut request).await.unwrap() > 0 {
                    let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                    connection.write_all(answer).await.unwrap();
                    // Nothing follows the second read: dropping closes.
                    let _ = connection.read(&mut request).await;
                }
            });
        }
    }

    #[tokio::test]
    async fn no_request_is_lost_on_a_connection_that_is_being_closed() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/token", listener.local_addr().unwrap());
        tokio::spawn(closes_idle_connections(listener));
        let client = HttpClient::new().unwrap();
        for _ in 0..3 {
            let request = http::Request::post(&url).body(b"code=once".to_vec()).unwrap();
            assert_eq!(client.call(request).await.unwrap().body(), b"{}");
        }
    }
}

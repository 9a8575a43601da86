use super::{Answer, Form};
use http::Method;
use openidconnect::url::form_urlencoded::Serializer;

/// Somebody at a browser, or nobody in particular when there is no cookie.
#[derive(Clone, Debug)]
pub struct Person {
    client: reqwest::Client,
    origin: String,
    pub cookie: Option<String>,
    /// The key of their session.
    pub session: String,
}

impl Person {
    #[expect(clippy::disallowed_methods, reason = "the tests' browser")]
    pub fn at(origin: &str, cookie: Option<String>, session: String) -> Self {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            client: client.build().unwrap(),
            origin: origin.to_owned(),
            cookie,
            session,
        }
    }

    /// Asks as the page's script does.
    pub async fn call(&self, path: &str, form: &Form) -> Answer {
        self.call_from("same-origin", &self.origin, path, form).await
    }

    /// The same from a page of `site` (`Sec-Fetch-Site`) at `origin`.
    pub async fn call_from(&self, site: &str, origin: &str, path: &str, form: &Form) -> Answer {
        let headers = [
            ("accept", "application/json"),
            ("sec-fetch-mode", "cors"),
            ("sec-fetch-site", site),
            ("origin", origin),
            ("content-type", form.content_type()),
        ];
        self.send(Method::POST, path, &headers, form.body()).await
    }

    /// The same as a page does by itself, while nobody sits at it.
    pub async fn call_by_itself(&self, path: &str, form: &Form) -> Answer {
        let headers = [
            ("accept", "application/json"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", form.content_type()),
            ("lazaret-background", "1"),
        ];
        self.send(Method::POST, path, &headers, form.body()).await
    }

    /// Opens a page.
    pub async fn page(&self, path: &str) -> Answer {
        let headers = [("accept", "text/html"), ("sec-fetch-mode", "navigate")];
        self.send(Method::GET, path, &headers, Vec::new()).await
    }

    /// Sends a file as evidence.
    pub async fn attach(&self, incident: &str, entry: &str, name: &str, bytes: &[u8]) -> Answer {
        let path = format!("/incidents/{incident}/evidence");
        let entry = format!("--b\r\ncontent-disposition: form-data; name=\"entry\"\r\n\r\n{entry}\r\n");
        self.upload(&path, &entry, name, bytes, "text/html").await
    }

    /// The same as a script does, which asks for the file's hash.
    pub async fn attach_by_script(&self, incident: &str, name: &str, bytes: &[u8]) -> Answer {
        let path = format!("/incidents/{incident}/evidence");
        let entry = super::entry();
        let entry = format!("--b\r\ncontent-disposition: form-data; name=\"entry\"\r\n\r\n{entry}\r\n");
        self.upload(&path, &entry, name, bytes, "text/plain").await
    }

    /// Sends a file of recovery answers.
    pub async fn send_answers(&self, bytes: &[u8]) -> Answer {
        self.upload("/readiness/answers/file", "", "answers.csv", bytes, "text/html")
            .await
    }

    async fn upload(&self, path: &str, before: &str, name: &str, bytes: &[u8], accept: &str) -> Answer {
        let mut body = format!(
            "{before}--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--b--\r\n");
        let headers = [
            ("accept", accept),
            ("origin", self.origin.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-type", "multipart/form-data; boundary=b"),
        ];
        self.send(Method::POST, path, &headers, body).await
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let answer = self.begin(method, path, headers, body).await;
        Answer {
            status: answer.status().as_u16(),
            headers: answer.headers().clone(),
            body: answer.bytes().await.unwrap().to_vec(),
        }
    }

    /// The same without waiting for the body's end.
    pub async fn begin(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> reqwest::Response {
        self.request(method, path, headers, body).send().await.unwrap()
    }

    /// Asks a server that may die meanwhile. Returns whether it answered.
    pub async fn try_call(&self, path: &str, form: &Form) -> bool {
        let headers = [
            ("accept", "application/json"),
            ("sec-fetch-site", "same-origin"),
            ("content-type", form.content_type()),
        ];
        let request = self.request(Method::POST, path, &headers, form.body());
        request.send().await.is_ok()
    }

    fn request(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.origin);
        let mut request = self.client.request(method, url).body(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        request
    }
}

/// A form-encoded body.
pub fn encode(fields: &[(String, String)]) -> Vec<u8> {
    Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
        .into_bytes()
}

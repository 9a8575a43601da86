//! What a browser does: cookies per host, redirects one at a time.

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, HeaderValue, Method};
use openidconnect::url::Url;
use serde_json::Value;
use std::collections::BTreeMap;

/// A browser with its cookies.
#[derive(Clone, Debug)]
pub struct Browser {
    client: reqwest::Client,
    /// By host, then name: browsers don't keep ports apart.
    pub cookies: BTreeMap<(String, String), String>,
    /// The `Set-Cookie` lines of the last answer.
    pub set: Vec<String>,
}

/// An answer, redirects not followed.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub url: String,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Where a redirect leads, as a whole address.
    pub fn location(&self) -> Option<String> {
        let location = self.headers.get(LOCATION)?.to_str().ok()?;
        Some(Url::parse(&self.url).unwrap().join(location).unwrap().to_string())
    }

    /// Where a redirect leads, as it was written.
    pub fn raw_location(&self) -> &str {
        self.headers
            .get(LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Browser {
    #[expect(clippy::disallowed_methods, reason = "the tests' browser")]
    pub fn new() -> Self {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self {
            client,
            cookies: BTreeMap::new(),
            set: Vec::new(),
        }
    }

    /// The console's session cookie.
    pub fn session_cookie(&self) -> &str {
        &self.cookies[&("127.0.0.1".to_owned(), "lazaret".to_owned())]
    }

    pub async fn get(&mut self, url: &str) -> Answer {
        self.send(
            Method::GET,
            url,
            &[("sec-fetch-mode", "navigate"), (ACCEPT.as_str(), "text/html")],
            None,
        )
        .await
    }

    pub async fn post_form(&mut self, url: &str, form: &[(&str, &str)]) -> Answer {
        let body = openidconnect::url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let headers = [
            ("sec-fetch-mode", "navigate"),
            (ACCEPT.as_str(), "text/html"),
            (CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded"),
        ];
        self.send(Method::POST, url, &headers, Some(body)).await
    }

    pub async fn post_json(&mut self, url: &str, body: &Value) -> Answer {
        let headers = [
            ("sec-fetch-mode", "cors"),
            (CONTENT_TYPE.as_str(), "application/json"),
        ];
        self.send(Method::POST, url, &headers, Some(body.to_string()))
            .await
    }

    pub async fn send(
        &mut self,
        method: Method,
        url: &str,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Answer {
        let host = Url::parse(url).unwrap().host_str().unwrap().to_owned();
        let mut request = self.client.request(method, url).body(body.unwrap_or_default());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let ours = self.cookies.iter().filter(|((of, _), _)| *of == host);
        let cookies: Vec<String> = ours.map(|((_, name), value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        let answer = request.send().await.unwrap();
        let lines = answer
            .headers()
            .get_all(SET_COOKIE)
            .iter()
            .map(HeaderValue::to_str);
        self.set = lines.map(|line| line.unwrap().to_owned()).collect();
        for line in &self.set {
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            let key = (host.clone(), name.to_owned());
            if value.is_empty() {
                self.cookies.remove(&key)
            } else {
                self.cookies.insert(key, value.to_owned())
            };
        }
        Answer {
            status: answer.status().as_u16(),
            url: url.to_owned(),
            headers: answer.headers().clone(),
            text: answer.text().await.unwrap(),
        }
    }

    /// Follows redirects while `on` says so.
    pub async fn follow_while(&mut self, mut answer: Answer, on: impl Fn(&str) -> bool) -> Answer {
        while let Some(to) = answer.location().filter(|to| on(to)) {
            answer = self.get(&to).await;
        }
        answer
    }
}

use super::{Person, Site};
use domain::ids::IncidentId;
use domain::version::Change;
use http::Method;
use std::time::Duration;

/// Longer than a stream may take to notice anything; shorter than a test may.
const PATIENCE: Duration = Duration::from_secs(15);

/// An open event stream.
#[derive(Debug)]
pub struct Stream {
    response: reqwest::Response,
    text: String,
}

impl Stream {
    pub async fn open(person: &Person, incidents: &[IncidentId]) -> Self {
        let ids: Vec<_> = incidents.iter().map(ToString::to_string).collect();
        Self::of(person, &ids.join(",")).await
    }

    /// The stream of what has these names, such as the list.
    pub async fn of(person: &Person, names: &str) -> Self {
        let path = format!("/events?incident={names}");
        let headers = [("accept", "text/event-stream"), ("sec-fetch-mode", "cors")];
        let response = person.begin(Method::GET, &path, &headers, Vec::new()).await;
        assert_eq!(response.status().as_u16(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self {
            response,
            text: String::new(),
        }
    }

    /// The next event's name and data, comments and beats left out; `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<(String, String)> {
        tokio::time::timeout(PATIENCE, self.read())
            .await
            .expect("an event or an end in time")
    }

    async fn read(&mut self) -> Option<(String, String)> {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let line = event.lines().find_map(|line| line.strip_prefix(name));
                    line.map_or_else(String::new, |value| value.trim().to_owned())
                };
                let (name, data) = (field("event:"), field("data:"));
                self.text = String::from(rest);
                if !name.is_empty() && name != "beat" {
                    return Some((name, data));
                }
            }
            let chunk = self.response.chunk().await.ok().flatten()?;
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The next event of that name, others passed over.
    pub async fn until(&mut self, name: &str) -> Change {
        loop {
            let (event, data) = self.next().await.unwrap_or_else(|| panic!("ended before {name}"));
            if event == name {
                return serde_json::from_str(&data).unwrap();
            }
        }
    }
}

impl Site {
    /// `person`'s stream of the site's incident, greeted.
    pub async fn stream(&self, person: &Person) -> Stream {
        let mut stream = Stream::open(person, std::slice::from_ref(&self.id)).await;
        assert_eq!(stream.until("hello").await.incident, self.id.to_string());
        stream
    }
}

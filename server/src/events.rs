//! The event stream: it says that something changed and where, never what. The page then asks for it, and is held to
//! its rights again.

use crate::State;
use crate::sessions::SessionEnd;
use app::Responder;
use axum::Extension;
use axum::extract::{self, Query};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::ids::{IncidentId, Subject};
use domain::presence::{Present, initials};
use domain::rights::Right;
use domain::version::Change;
use futures::{Stream, StreamExt, stream};
use http::StatusCode;
use response::incidents;
use response::live::Presence;
use serde::Deserialize;
use std::convert::Infallible;
use std::time::Duration;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::time::{Interval, MissedTickBehavior};

/// How often a stream checks that its session still stands.
const SESSION_CHECK: Duration = Duration::from_secs(5);
/// How often a silent stream beats, so that proxies keep it and the page notices a network that went away silently.
const KEEP_ALIVE: Duration = Duration::from_secs(10);
/// How many incidents one browser may follow: its tabs share one stream.
const INCIDENTS_LIMIT: usize = 50;

/// Which incidents to follow.
#[derive(Debug, Deserialize)]
pub struct Follow {
    /// `account/plan/key`, several separated by commas.
    incident: String,
}

/// `GET /events?incident=…`: a `hello` for each incident with its version now, then a `change` for each change, and
/// an `end` when the session has ended.
pub async fn events(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Query(follow): Query<Follow>,
) -> Response {
    if !responder.rights.allows(Right::Read) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let parsed: Result<Vec<IncidentId>, _> = follow.incident.split(',').map(str::parse).collect();
    let incidents = match parsed {
        Ok(all) if all.len() <= INCIDENTS_LIMIT => all,
        Ok(_) => return (StatusCode::BAD_REQUEST, "at most 50 incidents").into_response(),
        Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    for id in &incidents {
        match incidents::is_known(&state.console, &responder.actor(), id).await {
            Ok(true) => {}
            Ok(false) => return StatusCode::NOT_FOUND.into_response(),
            Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        }
    }
    let following = Following::begin(&state, &responder, incidents);
    let stop = state.shutdown.clone();
    let stream = following.stream().take_until(stop.cancelled_owned());
    Sse::new(stream)
        .keep_alive(
            KeepAlive::new()
                .interval(KEEP_ALIVE)
                .event(Event::default().event("beat").data("")),
        )
        .into_response()
}

struct Following {
    state: State,
    session: String,
    incidents: Vec<String>,
    greetings: Vec<Change>,
    changes: Receiver<Change>,
    ends: Receiver<SessionEnd>,
    checks: Interval,
    ended: bool,
    _present: Vec<Presence>,
}

impl Following {
    fn begin(state: &State, responder: &Responder, incidents: Vec<IncidentId>) -> Self {
        let live = &state.console.live;
        // Subscribed before the versions are read: what changes in between is told twice, never missed.
        let changes = live.subscribe();
        let subject: &Subject = &responder.subject;
        let person = Present {
            subject: subject.clone(),
            name: responder.name.clone(),
            initials: initials(&responder.name),
        };
        let present = incidents
            .iter()
            .map(|id| live.enter(id, subject, person.clone()))
            .collect();
        let greetings = incidents
            .iter()
            .map(|id| Change {
                incident: id.to_string(),
                version: live.version(id),
                panes: Vec::new(),
            })
            .collect();
        let mut checks = tokio::time::interval(SESSION_CHECK);
        checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            state: state.clone(),
            session: responder.session.clone(),
            incidents: incidents.iter().map(ToString::to_string).collect(),
            greetings,
            changes,
            ends: state.auth.sessions.ends(),
            checks,
            ended: false,
            _present: present,
        }
    }

    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, |mut following| async move {
            following.next().await.map(|event| (Ok(event), following))
        })
    }

    async fn next(&mut self) -> Option<Event> {
        if self.ended {
            return None;
        }
        if let Some(greeting) = self.greetings.pop() {
            return named("hello", &greeting);
        }
        loop {
            tokio::select! {
                change = self.changes.recv() => match change {
                    Ok(change) if self.incidents.contains(&change.incident) => return named("change", &change),
                    Ok(_) => {}
                    // Too slow: tell the versions again, and the page fetches what it lacks.
                    Err(RecvError::Lagged(_)) => return self.greet_again(),
                    Err(RecvError::Closed) => return None,
                },
                // An expiry is not told, and neither is an end in another process: the checks find those.
                end = self.ends.recv() => if end.is_ok_and(|end| end.0.as_str() == self.session) {
                    return Some(self.end());
                },
                _ = self.checks.tick() => {
                    if !crate::sessions::stands(&self.state, &self.session).await {
                        return Some(self.end());
                    }
                }
            }
        }
    }

    fn end(&mut self) -> Event {
        self.ended = true;
        Event::default().event("end").data("session")
    }

    fn greet_again(&mut self) -> Option<Event> {
        let live = &self.state.console.live;
        self.greetings = self
            .incidents
            .iter()
            .filter_map(|id| id.parse::<IncidentId>().ok())
            .map(|id| Change {
                incident: id.to_string(),
                version: live.version(&id),
                panes: Vec::new(),
            })
            .collect();
        self.greetings
            .pop()
            .and_then(|greeting| named("hello", &greeting))
    }
}

fn named(name: &str, change: &Change) -> Option<Event> {
    Event::default().event(name).json_data(change).ok()
}

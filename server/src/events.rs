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
use domain::time::Timestamp;
use domain::version::{Change, LIST, Version};
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
/// How often a stream tells that an incident was read again, so that its age on the page is true though nothing changed.
const READ_AGAIN: Duration = Duration::from_secs(2);
/// How long the list is left alone once it was told of: every telling is a reading of it, by everybody who looks at it.
const LIST_PAUSE: Duration = Duration::from_secs(1);
/// How many incidents one browser may follow: its tabs share one stream.
const INCIDENTS_LIMIT: usize = 50;

/// Which incidents to follow.
#[derive(Debug, Deserialize)]
pub struct Follow {
    /// `account/plan/key`, or `list` for the list of all; several separated by commas.
    incident: String,
}

/// `GET /events?incident=…`: a `hello` for each incident with its version now, then a `change` for each change, a `read`
/// when it was read again without one, and an `end` when the session has ended. Of the list, a `hello` and changes.
pub async fn events(
    extract::State(state): extract::State<State>,
    Extension(responder): Extension<Responder>,
    Query(follow): Query<Follow>,
) -> Response {
    if !responder.rights.allows(Right::Read) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (list, named): (Vec<_>, Vec<_>) = follow.incident.split(',').partition(|name| *name == LIST);
    let parsed: Result<Vec<IncidentId>, _> = named.into_iter().map(str::parse).collect();
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
    let following = Following::begin(&state, &responder, incidents, !list.is_empty());
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

/// An incident and the reading that was told last.
struct Followed {
    id: IncidentId,
    name: String,
    read: Option<Timestamp>,
}

/// What was told of the list last.
struct FollowedList {
    version: Version,
    /// Whether it was told so lately that it is left alone.
    rests: bool,
    pause: Interval,
}

struct Following {
    state: State,
    session: String,
    incidents: Vec<Followed>,
    list: Option<FollowedList>,
    waiting: Vec<(&'static str, Change)>,
    changes: Receiver<Change>,
    ends: Receiver<SessionEnd>,
    checks: Interval,
    readings: Interval,
    ended: bool,
    _present: Vec<Presence>,
}

impl Following {
    fn begin(state: &State, responder: &Responder, incidents: Vec<IncidentId>, list: bool) -> Self {
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
        let incidents = incidents.into_iter().map(|id| Followed {
            name: id.to_string(),
            id,
            read: None,
        });
        let mut following = Self {
            state: state.clone(),
            session: responder.session.clone(),
            incidents: incidents.collect(),
            list: list.then(|| FollowedList {
                version: live.list_version(),
                rests: false,
                pause: every(LIST_PAUSE),
            }),
            waiting: Vec::new(),
            changes,
            ends: state.auth.sessions.ends(),
            checks: every(SESSION_CHECK),
            readings: every(READ_AGAIN),
            ended: false,
            _present: present,
        };
        following.greet();
        following
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
        loop {
            if let Some((name, change)) = self.waiting.pop() {
                return Event::default().event(name).json_data(change).ok();
            }
            tokio::select! {
                change = self.changes.recv() => match change {
                    Ok(change) => {
                        if self.follows(&change.incident) {
                            self.waiting.push(("change", change));
                        }
                        self.tell_list();
                    }
                    // Too slow: tell the versions again, and the page fetches what it lacks.
                    Err(RecvError::Lagged(_)) => self.greet(),
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
                _ = self.readings.tick() => self.tell_readings(),
                () = rested(&mut self.list) => self.tell_list(),
            }
        }
    }

    fn end(&mut self) -> Event {
        self.ended = true;
        Event::default().event("end").data("session")
    }

    fn follows(&self, incident: &str) -> bool {
        self.incidents.iter().any(|one| one.name == incident)
    }

    /// Tells each incident's version and how old its copy is.
    fn greet(&mut self) {
        for followed in &mut self.incidents {
            followed.read = read(&self.state, &followed.id);
            let change = now(&self.state, followed);
            self.waiting.push(("hello", change));
        }
        if let Some(list) = &mut self.list {
            list.version = self.state.console.live.list_version();
            self.waiting.push(("hello", of_list(list.version)));
        }
    }

    /// Tells that the list changed since it was told of last, unless it rests.
    fn tell_list(&mut self) {
        let version = self.state.console.live.list_version();
        if let Some(list) = self.list.as_mut()
            && !list.rests
            && list.version != version
        {
            list.version = version;
            list.rests = true;
            list.pause.reset();
            self.waiting.push(("change", of_list(version)));
        }
    }

    /// Tells of the incidents that were read again since they were last told of.
    fn tell_readings(&mut self) {
        for followed in &mut self.incidents {
            let read = read(&self.state, &followed.id);
            if read > followed.read {
                followed.read = read;
                let change = now(&self.state, followed);
                self.waiting.push(("read", change));
            }
        }
    }
}

/// When the incident was last read in this process.
fn read(state: &State, id: &IncidentId) -> Option<Timestamp> {
    state.console.live.freshness(id)?.read
}

fn now(state: &State, followed: &Followed) -> Change {
    Change {
        incident: followed.name.clone(),
        version: state.console.live.version(&followed.id),
        panes: Vec::new(),
        read: followed.read,
    }
}

fn of_list(version: Version) -> Change {
    Change {
        incident: LIST.to_owned(),
        version,
        panes: Vec::new(),
        read: None,
    }
}

/// Waits until the list rested; for ever where nobody follows it.
async fn rested(list: &mut Option<FollowedList>) {
    match list {
        Some(list) => {
            list.pause.tick().await;
            list.rests = false;
        }
        None => std::future::pending().await,
    }
}

fn every(period: Duration) -> Interval {
    let mut ticks = tokio::time::interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

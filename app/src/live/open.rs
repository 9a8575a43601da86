use crate::AppError;
use crate::client::{Body, ask};
use crate::live::api::{GetIncident, GetTimeline};
use crate::live::follow::Connection;
use crate::live::shown::{NewerTimeline, Opened, ShownTimeline};
use crate::ui::use_clock;
use domain::ids::IncidentId;
use domain::rights::Right;
use domain::time::Timestamp;
use domain::version::{Change, Pane, Version};
use domain::view::{Done, IncidentView};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use std::pin::Pin;

/// The incident that the page shows. Panes read its signals; nothing that is typed lies under them, so fetching
/// never takes the focus or a text away.
#[derive(Clone, Copy, Debug)]
pub struct OpenIncident {
    /// Which.
    pub id: StoredValue<IncidentId>,
    /// All but the timeline.
    pub view: RwSignal<IncidentView>,
    /// The version that was fetched last with all there is: who is here may be newer.
    pub whole: RwSignal<Version>,
    /// The timeline.
    pub timeline: RwSignal<ShownTimeline>,
    /// Drafts that the reader left: field and text.
    pub drafts: StoredValue<Vec<(String, String)>>,
    /// When the copy was last known to be what the store has; it moves without the view.
    pub read: RwSignal<Option<Timestamp>>,
    /// Whether changes come in.
    pub connection: RwSignal<Connection>,
    /// Why the last fetch failed.
    pub failed: RwSignal<Option<AppError>>,
    fetching: StoredValue<bool>,
    again: StoredValue<bool>,
}

/// The incident that the page shows.
pub fn use_incident() -> OpenIncident {
    expect_context()
}

impl OpenIncident {
    /// Holds what the page was opened with, for all panes.
    pub fn provide(opened: Opened) -> Self {
        let open = Self {
            id: StoredValue::new(opened.view.record.id.clone()),
            read: RwSignal::new(opened.view.freshness.read),
            whole: RwSignal::new(opened.view.version),
            view: RwSignal::new(opened.view),
            timeline: RwSignal::new(opened.timeline),
            drafts: StoredValue::new(opened.drafts),
            connection: RwSignal::new(Connection::Opening),
            failed: RwSignal::new(None),
            fetching: StoredValue::new(false),
            again: StoredValue::new(false),
        };
        provide_context(open);
        open
    }

    /// Its id as text: `account/plan/key`.
    pub fn name(&self) -> String {
        self.id.with_value(ToString::to_string)
    }

    /// Why the reader can't do what takes `right`.
    pub fn refusal(&self, right: Right) -> Signal<Option<String>> {
        let view = self.view;
        Signal::derive(move || view.with(|view| view.rights.refusal(right)))
    }

    /// Part of the view.
    pub fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        &self,
        read: impl Fn(&IncidentView) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let view = self.view;
        Memo::new(move |_| view.with(&read))
    }

    /// An act is on the record: the page shows what it changed.
    pub fn done(&self, done: &Done) {
        if done.version.epoch != self.shown().epoch || done.version > self.shown() {
            self.refresh();
        }
    }

    /// The copy was read again at `read`; an earlier reading changes nothing.
    fn was_read(&self, read: Option<Timestamp>) {
        if read > self.read.get_untracked() {
            self.read.set(read);
        }
    }

    /// Fetches until the page shows the change's version or a newer one. A new epoch means that the server started again.
    /// What is shown is as old as its own reading, until the newer is here.
    pub fn reach(&self, change: &Change) {
        let (wanted, shown) = (change.version, self.shown());
        let failed = self.failed.with_untracked(Option::is_some);
        if wanted.epoch == shown.epoch && wanted <= shown && !failed {
            self.was_read(change.read);
        } else if change.panes == [Pane::Presence] && wanted == shown.next() && !failed {
            self.meet(wanted);
        } else {
            self.refresh();
        }
    }

    fn shown(&self) -> Version {
        self.timeline.with_untracked(|timeline| timeline.version)
    }

    /// Fetches who is here, all that differs in `wanted` from what is shown.
    fn meet(&self, wanted: Version) {
        let open = *self;
        self.one_after_another(Box::pin(async move {
            match open.ask_view().await {
                Ok(view) if !open.view.is_disposed() => {
                    open.view.set(view);
                    open.timeline
                        .update_untracked(|timeline| timeline.version = wanted);
                }
                Ok(_) => {}
                Err(error) => drop(open.failed.try_set(Some(error))),
            }
        }));
    }

    /// Fetches view and timeline; while a fetch is under way, one more follows it.
    pub fn refresh(&self) {
        let open = *self;
        self.one_after_another(Box::pin(async move { open.fetch().await }));
    }

    /// Fetches; while a fetch is under way, one of everything follows it instead.
    fn one_after_another(&self, fetch: Pin<Box<dyn Future<Output = ()>>>) {
        if self.fetching.get_value() {
            self.again.set_value(true);
            return;
        }
        self.fetching.set_value(true);
        let open = *self;
        spawn_local(async move {
            fetch.await;
            open.fetching.try_set_value(false);
            if open.again.try_get_value() == Some(true) {
                open.again.set_value(false);
                open.refresh();
            }
        });
    }

    async fn ask_view(&self) -> Result<IncidentView, AppError> {
        ask(GetIncident::PATH, &Body::fields(&[("incident", &self.name())])).await
    }

    async fn fetch(&self) {
        let name = self.name();
        let clock = use_context_clock();
        let view = self.ask_view().await;
        let have = self.timeline.try_with_untracked(|timeline| timeline.mark.clone());
        let timeline = match self.ask_newer(&name, have.unwrap_or_default()).await {
            // What is held isn't what the answer is about: all of it, then.
            Ok(None) => self.ask_newer(&name, String::new()).await,
            answer => answer,
        };
        let timeline = timeline.and_then(|timeline| timeline.ok_or(AppError::Unreachable));
        // The page may have been left meanwhile.
        if self.view.is_disposed() {
            return;
        }
        match (view, timeline) {
            (Ok(view), Ok(timeline)) => {
                if let Some(clock) = clock {
                    clock.sync(view.now);
                }
                self.was_read(view.freshness.read);
                self.whole.set(view.version);
                self.view.set(view);
                self.timeline.set(timeline);
                self.failed.set(None);
            }
            (Err(error), _) | (_, Err(error)) => self.failed.set(Some(error)),
        }
    }

    /// The timeline as it is now; `None` where the answer is about other rows than the page holds.
    async fn ask_newer(&self, incident: &str, have: String) -> Result<Option<ShownTimeline>, AppError> {
        let body = Body::fields(&[("incident", incident), ("have", &have)]);
        let newer = ask::<NewerTimeline>(GetTimeline::PATH, &body).await?;
        let held = self.timeline.try_with_untracked(|held| held.newer(newer));
        Ok(held.flatten())
    }

    /// Fetches the rows that the page's HTML left out.
    pub fn complete(&self) {
        if self
            .timeline
            .with_untracked(|timeline| timeline.rows.len() < timeline.total)
        {
            self.refresh();
        }
    }
}

fn use_context_clock() -> Option<crate::ui::Clock> {
    Owner::current().map(|_| use_clock())
}

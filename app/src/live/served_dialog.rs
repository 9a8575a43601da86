use crate::AppError;
use crate::client::{Body, ask};
use crate::layout::{Act, Gate, forget, use_act, use_gate};
use crate::live::served::{Asked, Forms, ServedForm, ShownOnce, Subject, use_subject};
use crate::live::served_form::{Filled, Once};
use crate::seed::use_me;
use crate::ui::{Dialog, ErrorState, Skeleton};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a served form goes through.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    pub(super) subject: Subject,
    pub(super) gate: Gate,
    pub(super) forms: &'static Forms,
    /// The form that is asked for.
    pub(super) asked: RwSignal<Option<Asked>>,
    pub(super) shown: RwSignal<bool>,
    pub(super) form: RwSignal<Option<Result<ServedForm, AppError>>>,
    pub(super) once: RwSignal<Option<ShownOnce>>,
    acts: StoredValue<Vec<(&'static str, Act)>>,
    kept: StoredValue<Kept>,
}

/// Whose what is typed is, and where what was sent last is kept.
struct Kept {
    who: String,
    /// By the path of the function that it was sent to.
    sent: Vec<(&'static str, String)>,
}

/// The dialog of a page's or a pane's forms: each is fetched when it is opened, so that it tells what is so now. What is
/// typed outlives that the dialog is closed, and a reload.
#[component]
pub fn ServedDialog(
    /// The name of what has the forms.
    name: &'static str,
    /// Its forms.
    forms: &'static Forms,
    /// The form that is asked for.
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let (subject, me) = (use_subject(), use_me());
    let who =
        me.0.with_untracked(|me| me.as_ref().map(|me| me.subject.to_string()));
    let asking = Asking {
        subject,
        gate: use_gate(),
        forms,
        asked,
        shown: RwSignal::new(false),
        form: RwSignal::new(None),
        once: RwSignal::new(None),
        acts: StoredValue::new(Vec::new()),
        kept: StoredValue::new(Kept {
            who: who.unwrap_or_default(),
            sent: Vec::new(),
        }),
    };
    Effect::new(move || {
        if asked.get().is_some() {
            asking.fetch();
            asking.shown.set(true);
        }
    });
    Effect::new(move |was: Option<bool>| {
        let shown = asking.shown.get();
        if was == Some(true) && !shown {
            asked.set(None);
            asking.once.set(None);
        }
        shown
    });
    let follow = |path: &'static str| {
        use_act(path, move |done| {
            if asking.forget(path) {
                asking.shown.set(false);
            }
            subject.done.set(Some(done));
            subject.stir();
        })
    };
    let acts = forms
        .acts
        .iter()
        .map(|(kind, path)| (*kind, follow(path)))
        .collect();
    asking.acts.set_value(acts);
    let title = Signal::derive(move || match (asking.once.get(), asking.form.get()) {
        (Some(once), _) => once.said,
        (None, Some(Ok(form))) => form.title,
        _ => "Reading what is so now".to_owned(),
    });
    let body = move || {
        if let Some(once) = asking.once.get() {
            return view! { <Once once shown=asking.shown /> }.into_any();
        }
        match (
            asking.form.get(),
            asked.get().and_then(|asked| asking.act(&asked.kind)),
        ) {
            (Some(Ok(form)), Some(act)) => view! { <Filled form act asking /> }.into_any(),
            (Some(Err(error)), _) => view! { <ErrorState error retry=move || asking.fetch() /> }.into_any(),
            _ => view! { <Skeleton lines=6 /> }.into_any(),
        }
    };
    view! {
        <Dialog name=format!("{name}-form") title open=asking.shown>
            {body}
        </Dialog>
    }
}

impl Asking {
    /// The act of that kind.
    fn act(self, kind: &str) -> Option<Act> {
        self.acts
            .with_value(|acts| acts.iter().find(|(of, _)| *of == kind).map(|(_, act)| *act))
    }

    /// Where what is typed into the form is kept.
    pub(super) fn place(self) -> String {
        let Asked { kind, of } = self.asked.get_untracked().unwrap_or_default();
        // What the form tells besides is no other form.
        let of = if matches!(kind.as_str(), "edit" | "answer") {
            ""
        } else {
            of.as_str()
        };
        let (incident, device) = (
            self.subject.incident.get_value(),
            self.subject.device.get_untracked(),
        );
        self.kept
            .with_value(|kept| format!("{} {incident} {device} {kind} {of}", kept.who))
    }

    /// The form is sent to the function at `path`.
    pub(super) fn send(self, path: &'static str) {
        let place = self.place();
        self.kept.update_value(|kept| {
            kept.sent.retain(|(to, _)| *to != path);
            kept.sent.push((path, place));
        });
    }

    /// Whether what was sent last to the function at `path` is the form on show: an answer may come when another one is.
    pub(super) fn is_on_show(self, path: &'static str) -> bool {
        let place = self.place();
        self.kept
            .with_value(|kept| kept.sent.iter().any(|(to, of)| *to == path && *of == place))
    }

    /// What was sent last to the function at `path` is on the record: it is no longer kept. Returns whether it is on show.
    pub(super) fn forget(self, path: &'static str) -> bool {
        self.kept.with_value(|kept| {
            if let Some((_, place)) = kept.sent.iter().find(|(to, _)| *to == path) {
                forget(place);
            }
        });
        self.is_on_show(path)
    }

    /// Fetches the form that is asked for.
    pub(super) fn fetch(self) {
        let (Some(incident), Some(asked)) =
            (self.subject.incident.try_get_value(), self.asked.get_untracked())
        else {
            return;
        };
        self.form.set(None);
        if let Some(act) = self.act(&asked.kind) {
            act.begin();
        }
        let body = Body::fields(&[
            ("incident", &incident),
            ("device", &self.subject.device.get_untracked()),
            ("kind", &asked.kind),
            ("of", &asked.of),
        ]);
        spawn_local(async move {
            let answer = ask::<ServedForm>(self.forms.path, &body).await;
            // Another form may have been asked for meanwhile, or the page been left.
            if self.asked.try_get_untracked() == Some(Some(asked)) {
                if answer == Err(AppError::SignedOut) {
                    self.gate.wait(move || self.fetch());
                }
                self.form.set(Some(answer));
            }
        });
    }
}

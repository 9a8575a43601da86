use crate::ui::{Told, moment};
use domain::device::Section;
use domain::time::Timestamp;
use leptos::prelude::*;

/// How a part of the pane is folded away.
pub struct Fold {
    /// Its name, unlike the others'.
    pub name: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it says while it is shut, such as how many there are.
    pub tells: String,
    /// Whether it begins open.
    pub open: bool,
}

impl Fold {
    /// The part around `body`; `age` stands at the end of its heading.
    pub fn around(self, age: Option<AnyView>, body: AnyView) -> AnyView {
        view! {
            <details class="part" id=format!("part-{}", self.name) open=self.open>
                <summary>
                    <h3>{self.title}</h3>
                    <bdi class="part-tells">{self.tells}</bdi>
                    {age.map(|age| view! { <span class="part-age">{age}</span> })}
                </summary>
                <div class="part-body">{body}</div>
            </details>
        }
        .into_any()
    }
}

/// A part that shows one section in whatever state it is: not read yet, read, old with what AWS said since, never read
/// with what AWS said.
pub fn part<T>(
    section: &Section<T>,
    fold: impl FnOnce(&T) -> Fold,
    unread: Fold,
    now: Timestamp,
    body: impl FnOnce(&T) -> AnyView,
) -> AnyView {
    let error = section.error.clone();
    let Some(value) = &section.value else {
        let (tells, said) = match error {
            Some(error) => ("could not be read", failed(error)),
            None => ("being read", first_time()),
        };
        let fold = Fold {
            tells: tells.to_owned(),
            ..unread
        };
        return fold.around(None, said);
    };
    let age = section.read.map(|at| moment(at, Told::Ago, now));
    let stale = error.zip(section.read).map(|(error, at)| {
        view! {
            <p class="notice notice-stale">
                <span>
                    <b>"Shown as of " {moment(at, Told::Clock, now)} "."</b>
                    " "
                    <bdi>{error}</bdi>
                </span>
            </p>
        }
    });
    let body = view! {
        {stale}
        {body(value)}
    };
    fold(value).around(age, body.into_any())
}

fn failed(error: String) -> AnyView {
    view! {
        <p class="notice notice-failed">
            <span>
                <b>"Could not be read."</b>
                " "
                <bdi>{error}</bdi>
            </span>
        </p>
    }
    .into_any()
}

fn first_time() -> AnyView {
    view! { <p class="hint">"Being read for the first time; it appears here by itself."</p> }.into_any()
}

/// What a part says that has nothing to show: what would be here.
pub fn nothing(says: &'static str) -> AnyView {
    view! { <p class="hint">{says}</p> }.into_any()
}

//! The states as a line: solid when done, dashed while it runs, grey when to come.

use crate::ui::{Told, moment};
use domain::containment::{Course, Stage};
use domain::time::Timestamp;
use leptos::prelude::*;

/// How far one state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is so; read back then.
    Done(Timestamp),
    /// It is what is being waited for, until then where a time is known.
    Running(Option<Timestamp>),
    /// It fails and is tried again.
    Fails,
    /// It can't be as things are.
    Never,
    /// Not yet.
    ToCome,
}

/// The states of an order with how far each is.
pub fn reaches(course: &Course, until: Option<Timestamp>) -> Vec<(&'static str, Reach)> {
    let found = &course.progress;
    if !course.order.contains() {
        let released = match (&found.released, &found.trouble) {
            (Some(proof), _) => Reach::Done(proof.at),
            (None, Some(_)) => Reach::Fails,
            (None, None) => Reach::Running(None),
        };
        return vec![
            ("Requested", Reach::Done(course.order.requested)),
            ("Released", released),
        ];
    }
    let waits = !course.order.approval.lets_act();
    let proofs = [&found.applied, &found.effective, &found.verified];
    let mut all = vec![(
        Stage::Requested.word(),
        if waits {
            Reach::Running(until)
        } else {
            Reach::Done(course.order.requested)
        },
    )];
    let mut reached = !waits && course.end.is_none();
    for (stage, proof) in Stage::BAR.into_iter().skip(1).zip(proofs) {
        let reach = match proof {
            Some(proof) => Reach::Done(proof.at),
            None if !reached => Reach::ToCome,
            None if stage == Stage::Applied && found.trouble.is_some() => Reach::Fails,
            None if stage == Stage::Verified && found.cannot.is_some() => Reach::Never,
            None => Reach::Running(until),
        };
        reached &= proof.is_some();
        all.push((stage.word(), reach));
    }
    all
}

/// The line.
pub fn line(course: &Course, until: Option<Timestamp>, now: Timestamp) -> AnyView {
    let items: Vec<_> = reaches(course, until)
        .into_iter()
        .map(|(word, reach)| {
            let (class, said) = told(reach, now);
            view! {
                <li class=format!("stage stage-{class}")>
                    <b>{word}</b>
                    <span>{said}</span>
                </li>
            }
        })
        .collect();
    view! { <ol class="stages" aria-label="How far it is">{items}</ol> }.into_any()
}

fn told(reach: Reach, now: Timestamp) -> (&'static str, AnyView) {
    match reach {
        Reach::Done(at) => (
            "done",
            view! { <span class="sr">"done "</span> {moment(at, Told::Clock, now)} }.into_any(),
        ),
        Reach::Running(Some(at)) => (
            "running",
            view! { <span class="sr">"under way, "</span> {moment(at, Told::Left, now)} " left" }.into_any(),
        ),
        Reach::Running(None) => ("running", "under way".into_any()),
        Reach::Fails => ("fails", "fails; tried again".into_any()),
        Reach::Never => ("never", "cannot be verified".into_any()),
        Reach::ToCome => ("to-come", "to come".into_any()),
    }
}

use super::compare::SHORT;
use super::part::Fold;
use crate::ui::{Opener, Told, moment};
use domain::containment::Answers;
use domain::device::DeviceView;
use domain::rights::Right;
use leptos::prelude::*;

/// The four recovery questions as they were answered.
pub fn answers(view: &DeviceView) -> AnyView {
    let given = view
        .answers
        .as_ref()
        .map_or_else(Answers::default, |one| one.answers);
    let missing = given.missing().len();
    let fold = Fold {
        name: "answers",
        title: "Recovery questions",
        tells: match missing {
            0 => "all answered".to_owned(),
            4 => "nobody answered".to_owned(),
            open => format!("{open} open"),
        },
        open: false,
    };
    let pair = |(question, answer): (&'static str, Option<bool>)| {
        let said = match answer {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not answered",
        };
        view! { <div><dt>{question}</dt><dd><b>{said}</b></dd></div> }
    };
    let pairs: Vec<_> = SHORT.into_iter().zip(given.all()).map(pair).collect();
    let by = view.answers.as_ref().map(|one| {
        view! { <p class="hint">"by " <bdi>{one.who.name().to_owned()}</bdi> " · " {moment(one.at, Told::Date, view.clock)}</p> }
    });
    let opener = Opener {
        kind: "answer",
        says: "Answer…".to_owned(),
        label: Some("Answer the recovery questions…".to_owned()),
        refused: view.rights.refusal(Right::Write),
        ..Opener::default()
    };
    let body = view! {
        <dl class="pairs">{pairs}</dl>
        {by}
        <p class="btns">{opener.view()}</p>
    };
    fold.around(None, body.into_any())
}

use super::compare::SHORT;
use super::part::Fold;
use crate::ui::{Opener, Told, moment};
use domain::containment::Answers;
use domain::device::DeviceView;
use domain::rights::Right;
use leptos::prelude::*;

/// The four recovery questions as they were answered.
pub fn answers(view: &DeviceView) -> AnyView {
    let known = &view.recovery;
    let here = known.here.as_ref();
    let missing = known.answers().missing().len();
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
    let pair = |(question, (here, registry)): (&'static str, (Option<bool>, Option<bool>))| {
        let word = |answer: bool| if answer { "yes" } else { "no" };
        let said = here.or(registry).map_or("not answered", word);
        let source = match (here, registry) {
            (None, Some(_)) => Some(" · by the registry".to_owned()),
            (Some(here), Some(registry)) if here != registry => {
                Some(format!(" · the registry says {}", word(registry)))
            }
            _ => None,
        };
        view! { <div><dt>{question}</dt><dd><b>{said}</b> <span class="hint">{source}</span></dd></div> }
    };
    let given = here.map_or_else(Answers::default, |one| one.answers);
    let both = given.all().into_iter().zip(known.registry.all());
    let pairs: Vec<_> = SHORT.into_iter().zip(both).map(pair).collect();
    let by = here.map(|one| {
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

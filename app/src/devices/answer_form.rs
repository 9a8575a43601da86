use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::containment::{Answered, Answers, QUESTIONS, Recovery};
use domain::rights::{Right, Rights};
use leptos::prelude::*;

/// A question by name and words, with the answers given here and by the registry.
type Asked = ((&'static str, &'static str), (Option<bool>, Option<bool>));

/// Answers the recovery questions of a device. What the form showed is sent along, so that what somebody else answers
/// meanwhile is a `conflict`, never overwritten; `mine` is the form of somebody who saw theirs and keeps their own.
pub fn answer(device: &str, known: &Recovery, of: &str, rights: &Rights) -> ServedForm {
    let there = known.here.as_ref();
    let given = there.map_or_else(Answers::default, |one| one.answers);
    // Kept with what is chosen, so that a conflict is still found after a reload.
    let keep = if of == "mine" { "anew" } else { "" };
    let question = |((name, question), (answer, registry)): Asked| {
        let field = MadeField {
            id: format!("answer-{name}"),
            name,
            label: question.to_owned(),
            value: word(answer).to_owned(),
            hint: match registry {
                Some(true) => Some("The registry says yes, which counts while it is not known here."),
                Some(false) => Some("The registry says no, which counts while it is not known here."),
                None => None,
            },
            ..MadeField::default()
        };
        field.choice(choices())
    };
    let both = given.all().into_iter().zip(known.registry.all());
    let all: Vec<_> = QUESTIONS.into_iter().zip(both).map(question).collect();
    let fields = view! {
        <input type="hidden" name="seen" value=given.all().map(word).join(",") data-keep=keep />
        {there.filter(|_| of == "conflict").map(conflict)}
        {all}
    };
    ServedForm {
        title: format!("Recovery questions of {device}"),
        html: markup(fields.into_any()),
        cost: "They stay with the device. A mission-critical one is quarantined only once a second person agrees."
            .to_owned(),
        says: "Save the answers".to_owned(),
        refused: rights.refusal(Right::Write),
        ..ServedForm::default()
    }
}

/// An answer as the form sends it.
fn word(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    }
}

fn choices() -> Vec<(String, String)> {
    let choice = |(value, says): (&str, &str)| (value.to_owned(), says.to_owned());
    [("yes", "yes"), ("no", "no"), ("unknown", "not known")]
        .map(choice)
        .into()
}

/// What somebody else answered meanwhile beside what is chosen here. Both stay until the reader decides.
fn conflict(there: &Answered) -> AnyView {
    let stored = |((_, question), answer): ((&'static str, &'static str), Option<bool>)| {
        view! { <p>{question} " " <b>{word(answer)}</b></p> }
    };
    let mine = |(name, question): (&'static str, &'static str)| {
        view! { <p>{question} " " <b data-mirrors=name></b></p> }
    };
    view! {
        <div class="conflict" role="alert">
            <p><bdi>{there.who.name().to_owned()}</bdi> " answered this meanwhile. Nothing was overwritten: choose."</p>
            <div>
                <h3>"Stored now"</h3>
                {QUESTIONS.into_iter().zip(there.answers.all()).map(stored).collect::<Vec<_>>()}
                <button class="btn btn-small" type="button" data-again="" data-forget="">
                    "Take theirs"
                </button>
            </div>
            <div>
                <h3>"Yours"</h3>
                {QUESTIONS.into_iter().map(mine).collect::<Vec<_>>()}
                <button class="btn btn-small" type="button" data-again="mine">
                    "Keep mine, then save"
                </button>
            </div>
        </div>
    }
    .into_any()
}

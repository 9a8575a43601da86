use crate::paths;
use crate::ui::{Chip, Tone};
use domain::containment::{AnswerChange, QUESTIONS};
use leptos::prelude::*;

/// How many changes are shown one by one.
const SHOWN: usize = 200;

/// The changes as a table: each answer as it is and as it would be.
pub fn changes(all: &[AnswerChange]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let heads = QUESTIONS.map(|(name, question)| {
        view! { <th scope="col" title=question>{name.replace('_', " ")}</th> }
    });
    let rows: Vec<_> = all.iter().take(SHOWN).map(row).collect();
    let rest = all.len().saturating_sub(SHOWN);
    let rest = (rest > 0).then(|| view! { <p class="hint">{format!("and {rest} more")}</p> });
    Some(
        view! {
            <div class="scroll" tabindex="0" role="group" aria-label="Changes">
                <table class="numbers changes">
                    <thead>
                        <tr>
                            <th scope="col">"Line"</th>
                            <th scope="col">"Device"</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {rest}
        }
        .into_any(),
    )
}

fn row(one: &AnswerChange) -> AnyView {
    let pairs = one.before.all().into_iter().zip(one.after.all());
    let cells: Vec<_> = pairs.map(|(before, after)| cell(before, after)).collect();
    let unknown = (one.registered == Some(false)).then(|| {
        view! { " " <Chip tone=Tone::High>"not in the registry"</Chip> }
    });
    view! {
        <tr>
            <td>{one.line}</td>
            <th scope="row">
                <a class="mono" href=paths::device(&one.device)><bdi>{one.device.to_string()}</bdi></a>
                {unknown}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(before: Option<bool>, after: Option<bool>) -> AnyView {
    let word = |answer| match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    };
    if before == after {
        return view! { <td class="same">{word(after)}</td> }.into_any();
    }
    view! {
        <td>
            <span class="sr">"was "</span>
            <s>{word(before)}</s>
            <span class="sr">", becomes"</span>
            " "
            <mark class="changed">{word(after)}</mark>
        </td>
    }
    .into_any()
}

use crate::ui::{Told, moment};
use domain::engagement::{EngagementView, EngagementsView, Turn};
use leptos::prelude::*;

/// How many turns of an engagement are told ahead.
const AHEAD: usize = 4;

/// The next turn of all: whom it escalates to, and when.
pub fn next(view: &EngagementsView) -> Option<AnyView> {
    let turn = view.turn.as_ref().filter(|_| view.open)?;
    let name = view.roll.said(&turn.contact).to_owned();
    let verb = if turn.escalates {
        "Escalates to "
    } else {
        "Pages again: "
    };
    Some(
        view! {
            <p class="escalates">
                <span>{verb} <b><bdi>{name}</bdi></b> " in"</span>
                <b class="countdown">{moment(turn.at, Told::Countdown, view.now)}</b>
                <span class="by"><bdi>{by(turn)}</bdi></span>
            </p>
        }
        .into_any(),
    )
}

/// What the plans of an engagement still have in store, after the next one.
pub fn ahead(one: &EngagementView, view: &EngagementsView) -> Option<AnyView> {
    let item = |turn: &Turn| {
        let name = view.roll.said(&turn.contact).to_owned();
        view! {
            <li>
                "in " {moment(turn.at, Told::Countdown, view.now)} " " <bdi>{name}</bdi>
                <span class="by">" " <bdi>{by(turn)}</bdi></span>
            </li>
        }
    };
    let more = one.turns.len().saturating_sub(AHEAD);
    let more = (more > 0).then(|| view! { <li>{format!("and {more} more")}</li> });
    (!one.turns.is_empty()).then(|| {
        let items: Vec<_> = one.turns.iter().take(AHEAD).map(item).collect();
        view! { <ol class="turns" aria-label="To come unless somebody acknowledges">{items} {more}</ol> }
            .into_any()
    })
}

fn by(turn: &Turn) -> String {
    let by = match turn.channels.as_slice() {
        [] if turn.dead > 0 => "by no channel: none was ever activated".to_owned(),
        [] => return String::new(),
        all => format!("by {}", all.join(", ")),
    };
    match turn.dead {
        dead if dead > 0 && !turn.channels.is_empty() => format!("{by}; {dead} not activated"),
        _ => by,
    }
}

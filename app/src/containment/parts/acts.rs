use super::whole::Shown;
use crate::ui::Opener;
use domain::containment::{ContainmentView, Stage, Strength};
use domain::rights::Right;
use leptos::prelude::*;

/// What can be done now, for the order that counts.
pub fn acts(current: Option<&ContainmentView>, shown: &Shown<'_>) -> AnyView {
    let rights = &shown.device.rights;
    let (contain, release) = (rights.refusal(Right::Contain), rights.refusal(Right::Release));
    let act = |kind, of: &str, says: &str, refused: &Option<String>, next| {
        Opener {
            kind,
            of: of.to_owned(),
            says: says.to_owned(),
            label: None,
            refused: refused.clone(),
            next,
        }
        .view()
    };
    let mut all = Vec::new();
    let connected = shown.connected();
    match current {
        None => all.push(act("quarantine", "", "Quarantine…", &contain, true)),
        Some(one) if one.stage == Stage::Waits => {}
        Some(one) if one.stage == Stage::Releasing => {
            all.push(act("quarantine", "", "Quarantine again…", &contain, false));
        }
        Some(one) => {
            let id = one.course.order.id.as_str();
            if one.course.order.strength != Strength::Both {
                all.push(act("quarantine", "", "Quarantine harder…", &contain, false));
            }
            if one.course.order.expires.is_some() {
                all.push(act("extend", id, "Let it last…", &contain, false));
            }
            all.push(act("undo", id, "Undo…", &release, false));
        }
    }
    if connected {
        all.push(act("cut", "", "Cut the connection…", &contain, false));
    }
    if shown.look.others.len() > 1 {
        let says = format!("Quarantine all {}…", shown.look.others.len());
        all.push(act("quarantine-many", "", &says, &contain, false));
    }
    view! { <p class="btns">{all}</p> }.into_any()
}

/// The button in the pane's head: a right of its own.
pub fn release(current: Option<&ContainmentView>, shown: &Shown<'_>) -> Option<AnyView> {
    let counts = current.is_some_and(|one| !matches!(one.stage, Stage::Waits | Stage::Releasing));
    (counts || (current.is_none() && shown.in_group())).then(|| {
        Opener {
            kind: "release",
            says: "Release…".to_owned(),
            refused: shown.device.rights.refusal(Right::Release),
            ..Opener::default()
        }
        .view()
    })
}

use crate::ui::Opener;
use domain::engagement::{EngagementView, EngagementsView};
use domain::rights::Right;
use leptos::prelude::*;

fn refusal(view: &EngagementsView) -> Option<String> {
    let closed = (!view.open).then(|| "The incident is not open".to_owned());
    view.rights.refusal(Right::Respond).or(closed)
}

/// Page somebody else.
pub fn engage(view: &EngagementsView) -> AnyView {
    let opener = Opener {
        kind: "engage",
        says: "Engage…".to_owned(),
        refused: refusal(view),
        ..Opener::default()
    };
    opener.view()
}

/// Acknowledge the page that waits.
pub fn accept(one: &EngagementView, view: &EngagementsView) -> Option<AnyView> {
    let page = one.open_page()?;
    let opener = Opener {
        kind: "accept",
        of: page.id.to_string(),
        says: "Acknowledge…".to_owned(),
        label: Some(format!("Acknowledge the page to {}…", page.who)),
        refused: view.rights.refusal(Right::Respond),
        next: false,
    };
    Some(opener.view())
}

/// Stop it.
pub fn stop(one: &EngagementView, view: &EngagementsView) -> AnyView {
    let opener = Opener {
        kind: "stop",
        of: one.engagement.id.to_string(),
        says: "Stop…".to_owned(),
        label: Some(format!("Stop the engagement of {}…", one.who)),
        refused: view.rights.refusal(Right::Respond),
        next: false,
    };
    opener.view()
}

/// Hand over the lead with a note.
pub fn hand_over(view: &EngagementsView) -> AnyView {
    let lead = view.state.lead.as_ref();
    let said = match lead {
        Some(lead) => view! { "Led by " <bdi>{lead.name.clone()}</bdi> "." }.into_any(),
        None => "Nobody leads.".into_any(),
    };
    let opener = Opener {
        kind: "hand-over",
        says: "Hand over the lead…".to_owned(),
        refused: refusal(view),
        ..Opener::default()
    };
    view! { <p class="hand-over"><span>{said}</span> {opener.view()}</p> }.into_any()
}

//! The form's fields, as markup that the server makes.

use crate::error::AppError;
use crate::incidents::start::StartInput;
use crate::ui::MadeField;
use domain::incident::{Impact, ResponsePlan};
use domain::text::{Reason, Title};
use leptos::prelude::*;

/// The fields with what was typed into them, and what was wrong with it.
pub fn fields(typed: StartInput, plans: Vec<ResponsePlan>, wrong: Option<AppError>) -> AnyView {
    let error = |label| wrong.as_ref().and_then(|wrong| wrong.on_field(label));
    let elsewhere = wrong.as_ref().filter(|wrong| {
        StartInput::LABELS
            .iter()
            .all(|label| wrong.on_field(label).is_none())
    });
    let elsewhere = elsewhere.map(ToString::to_string);
    let impacts = Impact::ALL.map(|impact| {
        (
            impact.number().to_string(),
            format!("{} · {}", impact.number(), impact.word()),
        )
    });
    let title = MadeField {
        id: "start-title".into(),
        name: "title",
        label: "Title".into(),
        hint: Some("What happened, in one line"),
        value: typed.title,
        error: error("Title"),
        limit: Some(Title::LIMIT),
        ..MadeField::default()
    };
    let impact = MadeField {
        id: "start-impact".into(),
        name: "impact",
        label: "Impact".into(),
        value: typed.impact,
        error: error("Impact"),
        ..MadeField::default()
    };
    let plan = MadeField {
        id: "start-plan".into(),
        name: "plan",
        label: "Response plan".into(),
        hint: Some(if plans.is_empty() {
            "None could be read; load the page again. What you typed stays"
        } else {
            "Whom it pages and which runbook it starts"
        }),
        value: typed.plan,
        error: error("Response plan"),
        ..MadeField::default()
    };
    let reason = MadeField {
        id: "start-reason".into(),
        name: "reason",
        label: "Reason".into(),
        hint: Some("Why it is started by hand; it becomes the first note"),
        value: typed.reason,
        error: error("Reason"),
        limit: Some(Reason::LIMIT),
        ..MadeField::default()
    };
    view! {
        <p class="error" role="alert" data-elsewhere="">
            {elsewhere}
        </p>
        {title.line()}
        {impact.choice(impacts.to_vec())}
        {plan.choice(plans.into_iter().map(choice).collect())}
        {reason.area(3)}
    }
    .into_any()
}

fn choice(plan: ResponsePlan) -> (String, String) {
    let name = plan.name.to_string();
    let label = plan
        .display_name
        .map_or_else(|| name.clone(), |display| format!("{display} ({name})"));
    (name, label)
}

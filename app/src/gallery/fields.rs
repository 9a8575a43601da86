use crate::gallery::specimen::Specimen;
use crate::ui::MadeField;
use leptos::prelude::*;

/// Fields, right and wrong.
#[component]
pub fn Fields() -> impl IntoView {
    let plans = vec![(
        "IotResponsePlan".to_owned(),
        "IoT response (IotResponsePlan)".to_owned(),
    )];
    let field = |id: &str, name, label: &str| MadeField {
        id: id.to_owned(),
        name,
        label: label.to_owned(),
        ..MadeField::default()
    };
    let title = MadeField {
        hint: Some("What happened, in one line"),
        value: "pump-117 listens on TCP 123".to_owned(),
        limit: Some(200),
        ..field("g-title", "title", "Title")
    };
    let reason = MadeField {
        error: Some("Reason is empty.".to_owned()),
        limit: Some(1000),
        ..field("g-reason", "reason", "Reason")
    };
    let summary = MadeField {
        optional: true,
        value: "longer than it may be".to_owned(),
        limit: Some(20),
        ..field("g-summary", "summary", "Summary")
    };
    view! {
        <Specimen title="Fields">
            {title.line()} {reason.area(3)} {summary.area(2)}
            {field("g-plan", "plan", "Response plan").choice(plans)}
        </Specimen>
    }
}

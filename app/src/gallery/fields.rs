use crate::gallery::specimen::Specimen;
use crate::ui::{Field, SelectInput, TextArea, TextInput};
use leptos::prelude::*;

/// Fields, right and wrong.
#[component]
pub fn Fields() -> impl IntoView {
    let title = RwSignal::new("pump-117 listens on TCP 123".to_owned());
    let reason = RwSignal::new(String::new());
    let plan = RwSignal::new(String::new());
    let wrong = Signal::stored(Some("Reason is empty.".to_owned()));
    let room =
        |value: RwSignal<String>, limit: usize| Signal::derive(move || (value.with(String::len), limit));
    let plans = vec![(
        "IotResponsePlan".to_owned(),
        "IoT response (IotResponsePlan)".to_owned(),
    )];
    view! {
        <Specimen title="Fields">
            <Field id="g-title" label="Title" hint="What happened, in one line" counter=room(title, 200)>
                <TextInput id="g-title" name="title" value=title hinted=true />
            </Field>
            <Field id="g-reason" label="Reason" error=wrong counter=room(reason, 1000)>
                <TextArea id="g-reason" name="reason" value=reason error=wrong />
            </Field>
            <Field id="g-summary" label="Summary" optional=true counter=Signal::stored((8_001, 8_000))>
                <TextArea id="g-summary" name="summary" value=RwSignal::new(String::new()) rows=2 />
            </Field>
            <Field id="g-plan" label="Response plan">
                <SelectInput id="g-plan" name="plan" value=plan choices=plans />
            </Field>
        </Specimen>
    }
}

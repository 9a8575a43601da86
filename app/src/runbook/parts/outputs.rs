use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::{Opener, Told, moment};
use domain::runbook::{Execution, ExecutionView, StepRun, StepView};
use domain::time::Timestamp;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Longer outputs stand in a form of their own: the pane is fetched again and again.
const IN_PLACE: usize = 2_000;

/// The step that waits, and how long it still does.
pub fn waiting_for(one: &ExecutionView, now: Timestamp) -> Option<AnyView> {
    let run = one
        .kept
        .execution
        .as_ref()
        .filter(|_| one.kept.runs())?
        .waiting()?;
    let waiting = run.waiting()?;
    let presses = waiting.presses(now);
    let class = if presses {
        "step-waits step-presses"
    } else {
        "step-waits"
    };
    let left = if waiting.deadline <= now {
        view! { "its time is over; AWS ends it at any moment" }.into_any()
    } else {
        view! { "times out in " {moment(waiting.deadline, Told::Left, now)} ", " {moment(waiting.deadline, Told::Date, now)} }
            .into_any()
    };
    let what = match run.approvals() {
        Some(so_far) => format!("waits with {}", so_far.said()),
        None if run.is_approval() => "waits for an approval".to_owned(),
        None => "waits to be continued".to_owned(),
    };
    Some(
        view! {
            <p class=class>
                <b>{presses.then_some("Soon: ")}<bdi>{run.name.clone()}</bdi></b>
                " " {what} " · " {left}
            </p>
        }
        .into_any(),
    )
}

/// What came out of a step.
pub fn outputs(run: &StepRun, of: &str) -> Option<AnyView> {
    let size = run.output_size();
    if size == 0 {
        return None;
    }
    let many = run.outputs.len() + usize::from(run.response.is_some());
    let says = format!(
        "{many} {}, {}",
        if many == 1 { "output" } else { "outputs" },
        size_text(size)
    );
    if size > IN_PLACE {
        let opener = Opener {
            kind: "outputs",
            of: of.to_owned(),
            says: format!("Show {says}…"),
            label: Some(format!("Show {says} of step {}", run.name)),
            ..Opener::default()
        };
        return Some(view! { <p class="btns">{opener.view()}</p> }.into_any());
    }
    Some(
        view! {
            <details class="raw" id=format!("outputs-{}", run.id)>
                <summary>{says}</summary>
                {listed(&run.outputs, run.response.as_ref())}
            </details>
        }
        .into_any(),
    )
}

/// What came out of an execution as a whole.
pub fn execution_outputs_of(one: &ExecutionView) -> Option<AnyView> {
    let execution = one.kept.execution.as_ref()?;
    if execution.outputs.is_empty() {
        return None;
    }
    let opener = Opener {
        kind: "outputs",
        of: one.kept.id.to_string(),
        says: format!("Show the runbook's {} outputs…", execution.outputs.len()),
        ..Opener::default()
    };
    Some(view! { <p class="btns">{opener.view()}</p> }.into_any())
}

/// A step's outputs whole; nothing is sent.
pub fn step_outputs(step: &StepView) -> ServedForm {
    let run = step.run.as_ref();
    let listed = run.map(|run| listed(&run.outputs, run.response.as_ref()));
    shown(
        format!("Outputs of step {}", step.name),
        markup(listed.into_any()),
    )
}

/// An execution's outputs whole; nothing is sent.
pub fn execution_outputs(execution: &Execution) -> ServedForm {
    shown(
        format!("Outputs of {}", execution.document),
        markup(listed(&execution.outputs, None)),
    )
}

fn shown(title: String, html: String) -> ServedForm {
    ServedForm {
        title,
        html,
        cost: "As AWS has them; untrusted text.".to_owned(),
        says: String::new(),
        reason: String::new(),
        optional: true,
        refused: None,
        device: String::new(),
    }
}

fn listed(outputs: &BTreeMap<String, Vec<String>>, response: Option<&String>) -> AnyView {
    let one = |name: &str, text: String| {
        view! {
            <div class="output">
                <p class="mono"><bdi>{name.to_owned()}</bdi></p>
                <pre tabindex="0" aria-label=format!("Output {name}")><bdi>{text}</bdi></pre>
            </div>
        }
    };
    let mut all: Vec<_> = outputs
        .iter()
        .map(|(name, texts)| {
            let texts: Vec<String> = texts.iter().map(|text| readable(text)).collect();
            one(name, texts.join("\n"))
        })
        .collect();
    all.extend(response.map(|text| one("Response", readable(text))));
    view! { <div class="outputs">{all}</div> }.into_any()
}

/// JSON in lines; any other text as it is.
fn readable(text: &str) -> String {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value @ (serde_json::Value::Object(_) | serde_json::Value::Array(_))) => {
            serde_json::to_string_pretty(&value).unwrap_or_else(|_| text.to_owned())
        }
        _ => text.to_owned(),
    }
}

fn size_text(bytes: usize) -> String {
    if bytes < 1_000 {
        format!("{bytes} B")
    } else {
        format!("{}.{} kB", bytes / 1_000, bytes % 1_000 / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_laid_out_and_other_text_stays() {
        assert_eq!(readable("{\"a\":[1]}"), "{\n  \"a\": [\n    1\n  ]\n}");
        assert_eq!(readable("['pump-117']"), "['pump-117']");
        assert_eq!(readable("17"), "17");
        assert_eq!(
            (size_text(999), size_text(51_234)),
            ("999 B".into(), "51.2 kB".into())
        );
    }
}

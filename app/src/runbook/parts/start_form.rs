use crate::context::markup;
use crate::live::ServedForm;
use domain::runbook::ExecutionView;
use leptos::prelude::*;

/// Starts a runbook; what the latest execution was started with is proposed.
pub fn start(before: Option<&ExecutionView>, refused: Option<String>) -> ServedForm {
    let before = before.and_then(|one| one.kept.execution.as_ref());
    let document = before.map(|one| one.document.clone()).unwrap_or_default();
    let lines = before.map(|one| {
        let pairs = one.parameters.iter();
        let lines =
            pairs.flat_map(|(name, values)| values.iter().map(move |value| format!("{name}={value}")));
        lines.collect::<Vec<_>>().join("\n")
    });
    let body = view! {
        <div class="field">
            <label for="start-document">"Document"</label>
            <input
                class="input mono"
                id="start-document"
                name="document"
                value=document
                autocomplete="off"
                spellcheck="false"
                maxlength="128"
                aria-describedby="start-document-hint"
            />
            <p class="hint" id="start-document-hint">"The name of an Automation document in Systems Manager"</p>
        </div>
        <div class="field">
            <label for="start-version">"Version" <span class="optional">" optional"</span></label>
            <input
                class="input"
                id="start-version"
                name="version"
                inputmode="numeric"
                autocomplete="off"
                maxlength="9"
                aria-describedby="start-version-hint"
            />
            <p class="hint" id="start-version-hint">"Without one, the document's default"</p>
        </div>
        <div class="field">
            <label for="start-parameters">"Parameters" <span class="optional">" optional"</span></label>
            <textarea
                class="input mono"
                id="start-parameters"
                name="parameters"
                rows="3"
                spellcheck="false"
                aria-describedby="start-parameters-hint"
                inner_html=escaped(&lines.unwrap_or_default())
            ></textarea>
            <p class="hint" id="start-parameters-hint">"A line Name=value for each; the same name again adds a value"</p>
        </div>
    };
    ServedForm {
        title: "Start a runbook".to_owned(),
        html: markup(body.into_any()),
        cost: "It runs at once, under its own role, and may change devices. Its execution is added to the related items."
            .to_owned(),
        says: "Start".to_owned(),
        reason: "Reason".to_owned(),
        optional: false,
        refused,
        device: String::new(),
    }
}

/// A text as the content of a `textarea`, which the framework doesn't escape.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_parameter_can_not_close_its_field() {
        assert_eq!(
            escaped("A=</textarea><script>&"),
            "A=&lt;/textarea>&lt;script>&amp;"
        );
    }
}

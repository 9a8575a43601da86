use super::part::{Fold, nothing, part};
use domain::device::{DeviceView, Shadow};
use leptos::prelude::*;

const FOLD: Fold = Fold {
    name: "shadow",
    title: "Shadow",
    tells: String::new(),
    open: false,
};

/// Its classic shadow, and the names of others.
pub fn shadow(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.shadow;
    let fold = |shadow: &Option<Shadow>| Fold {
        tells: match shadow {
            Some(Shadow {
                version: Some(version),
                ..
            }) => format!("version {version}"),
            Some(_) => "there is one".to_owned(),
            None => "none".to_owned(),
        },
        ..FOLD
    };
    Some(part(section, fold, FOLD, view.clock, |shadow| match shadow {
        None => nothing("It has no classic shadow."),
        Some(shadow) => {
            let named = (!shadow.named.is_empty()).then(|| {
                view! { <p class="hint">"Named shadows: " <bdi>{shadow.named.join(", ")}</bdi></p> }
            });
            view! {
                {named}
                <pre><bdi>{indented(&shadow.document)}</bdi></pre>
            }
            .into_any()
        }
    }))
}

fn indented(document: &str) -> String {
    serde_json::from_str::<serde_json::Value>(document)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| document.to_owned())
}

use super::part::{Fold, counted, nothing, part};
use super::plain_policy::plain;
use domain::device::{DeviceView, EffectivePolicy};
use leptos::prelude::*;

const FOLD: Fold = Fold {
    name: "policies",
    title: "Effective policies",
    tells: String::new(),
    open: false,
};

/// The policies that count for it, in plain words.
pub fn policies(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.policies;
    let fold = |all: &Vec<EffectivePolicy>| {
        let denies = all.iter().any(|one| denies_everything(&one.document));
        let and = if denies { ", one denies everything" } else { "" };
        Fold {
            tells: format!("{}{and}", counted(all.len(), "policy", "policies")),
            ..FOLD
        }
    };
    Some(part(section, fold, FOLD, view.clock, |all| {
        if all.is_empty() {
            return nothing("No policy counts for it: it may do nothing.");
        }
        view! { <ul class="facts-list">{all.iter().map(policy).collect::<Vec<_>>()}</ul> }.into_any()
    }))
}

fn denies_everything(document: &str) -> bool {
    plain(document).is_some_and(|all| all.iter().any(|one| one.denies && one.text == "everything"))
}

fn policy(one: &EffectivePolicy) -> AnyView {
    let said = match plain(&one.document) {
        Some(all) => {
            let line = |said: super::plain_policy::Said| {
                let effect = if said.denies { "Denies " } else { "Allows " };
                view! { <span class="hint"><b>{effect}</b> <bdi>{said.text}</bdi></span> }
            };
            all.into_iter().map(line).collect::<Vec<_>>().into_any()
        }
        None => view! { <span class="hint">"Its document is not one that can be told in words."</span> }
            .into_any(),
    };
    view! {
        <li>
            <b><bdi class="mono">{one.name.clone()}</bdi></b>
            {said}
            <details class="raw">
                <summary>"Document"</summary>
                <pre><bdi>{one.document.clone()}</bdi></pre>
            </details>
        </li>
    }
    .into_any()
}

use super::part::{Fold, nothing, part};
use super::plain_policy::plain;
use crate::ui::counted;
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
        let and = all
            .iter()
            .find_map(|one| denied(&one.document))
            .map_or_else(String::new, |what| format!(", one denies {what}"));
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

/// What a policy denies wherever and whenever, as far as it keeps a device away.
fn denied(document: &str) -> Option<String> {
    let whole = |text: &str| text == "everything" || text.split(", ").any(|verb| verb == "connecting");
    let all = plain(document)?.into_iter();
    let mut denies = all.filter(|one| one.denies && !one.text.contains(" on ") && whole(&one.text));
    denies.next().map(|one| one.text)
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

#[cfg(test)]
mod tests {
    use super::denied;

    #[test]
    fn only_what_keeps_a_device_away_everywhere_is_told_beside_the_heading() {
        let of = |action: &str, resource: &str| {
            denied(&format!(
                r#"{{"Statement":{{"Effect":"Deny","Action":{action},"Resource":"{resource}"}}}}"#
            ))
        };
        assert_eq!(of(r#""iot:*""#, "*").as_deref(), Some("everything"));
        let told = of(r#"["iot:Connect","iot:Publish"]"#, "*");
        assert_eq!(told.as_deref(), Some("connecting, publishing"));
        assert_eq!(of(r#""iot:Publish""#, "*"), None);
        assert_eq!(
            of(
                r#""iot:Connect""#,
                "arn:aws:iot:eu-central-1:111122223333:client/a"
            ),
            None
        );
    }
}

use crate::client::Body;
use crate::context;
use crate::layout::{use_act, use_toasts};
use crate::live::use_incident;
use crate::related::api::RemoveItem;
use crate::ui::{Button, Icon, Look};
use domain::related::{ItemKind, ItemValue, RelatedItem, check_url};
use domain::rights::Right;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// One related item. Only web addresses are links; everything else is text.
#[component]
pub fn RelatedRow(item: RelatedItem) -> impl IntoView {
    let (name, more) = words(&item);
    let main = match &item.value {
        ItemValue::Url(address) if check_url(address).is_ok() => view! {
            <a href=address.clone() rel="noopener noreferrer external" target="_blank" title=address.clone()>
                <bdi>{name.clone()}</bdi>
            </a>
        }
        .into_any(),
        _ => view! { <bdi title=item.value.as_str().to_owned()>{name.clone()}</bdi> }.into_any(),
    };
    view! {
        <li class="item">
            <span class="item-kind">{item.kind.word()}</span>
            <span class="item-main">
                {main}
                {more.map(|more| view! { <span><bdi>{more}</bdi></span> })}
            </span>
            <span class="item-end">
                {(item.kind != ItemKind::Parent).then(|| view! { <Remove item=item.clone() name /> })}
            </span>
        </li>
    }
}

/// What an item is called, and what it says besides.
fn words(item: &RelatedItem) -> (String, Option<String>) {
    let value = item.value.as_str();
    let title = item.title.clone().filter(|title| !title.trim().is_empty());
    match (item.value.thing_name(), title) {
        (Some(thing), title) => (thing.to_owned(), title.filter(|title| title != thing)),
        (None, Some(title)) => (title, None),
        (None, None) => (short(value), None),
    }
}

/// The end of a long address or resource name, which is what tells it apart.
fn short(value: &str) -> String {
    let length = value.chars().count();
    if length <= 60 {
        value.to_owned()
    } else {
        format!("…{}", value.chars().skip(length - 59).collect::<String>())
    }
}

#[component]
fn Remove(item: RelatedItem, name: String) -> impl IntoView {
    let open = use_incident();
    let toasts = use_toasts();
    let refused = open.refusal(Right::Write);
    let act = use_act(RemoveItem::PATH, move |done| open.done(&done));
    let failed = act.elsewhere(&[]);
    Effect::new(move || {
        if let Some(text) = failed.get() {
            toasts.fail(text);
        }
    });
    let remove = move || {
        act.send(Body::json(&RemoveItem {
            incident: open.name(),
            entry: context::new_entry_id(),
            kind: item.kind,
            value: item.value.clone(),
        }));
    };
    view! {
        <Button
            square=true
            small=true
            look=Look::Quiet
            name="remove-item"
            label=format!("Remove {name}")
            refused
            busy=act.busy
            on_press=remove
        >
            <Icon name="close" />
        </Button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(value: ItemValue, title: Option<&str>) -> RelatedItem {
        RelatedItem {
            kind: ItemKind::Other,
            value,
            title: title.map(Into::into),
            generated_id: None,
        }
    }

    #[test]
    fn a_thing_is_called_by_its_name_and_a_long_address_by_its_end() {
        let arn = ItemValue::Resource("arn:aws:iot:eu-central-1:111122223333:thing/pump-117".into());
        assert_eq!(
            words(&item(arn, Some("Involved"))),
            ("pump-117".into(), Some("Involved".into()))
        );
        let address = ItemValue::Url(format!("https://example.com/{}end", "x".repeat(100)));
        let (name, _) = words(&item(address, Some(" ")));
        assert!(name.starts_with('…') && name.ends_with("end") && name.chars().count() == 60);
    }
}

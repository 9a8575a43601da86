use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::rights::{Right, Rights};
use domain::text::ItemTitle;
use leptos::prelude::*;

const KINDS: [(&str, &str); 5] = [
    ("other", "Link"),
    ("involved_resource", "Involved thing"),
    ("incident", "Incident"),
    ("metric", "Metric"),
    ("task", "Task"),
];

/// Adds a related item.
pub fn form(rights: &Rights) -> ServedForm {
    let field = |id: &str, name, label: &str| MadeField {
        id: id.to_owned(),
        name,
        label: label.to_owned(),
        ..MadeField::default()
    };
    let kind = MadeField {
        value: "other".to_owned(),
        ..field("item-kind", "kind", "Kind")
    };
    let kinds = KINDS.map(|(name, word)| (name.to_owned(), word.to_owned()));
    let address = MadeField {
        hint: Some("A web address, or an ARN such as arn:aws:iot:…:thing/pump-117"),
        ..field("item-value", "value", "Address")
    };
    let title = MadeField {
        optional: true,
        limit: Some(ItemTitle::LIMIT),
        ..field("item-title", "title", "Item title")
    };
    let fields = view! { {kind.choice(kinds.to_vec())} {address.line()} {title.line()} };
    ServedForm {
        title: "Add a related item".to_owned(),
        html: markup(fields.into_any()),
        cost: "Added in AWS; other tools see it too.".to_owned(),
        says: "Add".to_owned(),
        refused: rights.refusal(Right::Write),
        ..ServedForm::default()
    }
}

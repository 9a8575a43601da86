//! The forms in which something is written beside an entry.

use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::rights::{Right, Rights};
use domain::text::{Annotation, NoteText};
use leptos::prelude::*;

/// A note at this moment.
pub fn insert(at: &str, rights: &Rights) -> ServedForm {
    let occurred = MadeField {
        id: "insert-at".to_owned(),
        name: "occurred",
        label: "Occurred".to_owned(),
        hint: Some("UTC; the note stands at this moment"),
        value: at.to_owned(),
        ..MadeField::default()
    };
    let text = note("insert-text", "Markdown", String::new());
    written(
        "Insert a note",
        view! { {occurred.line()} {text.area(6)} }.into_any(),
        "Insert note",
        rights,
    )
}

/// Another wording of one's own note.
pub fn amend(entry: &str, before: String, rights: &Rights) -> ServedForm {
    let hint = "Markdown; the earlier wording stays on the record";
    let text = note("amend-text", hint, before);
    written(
        "Amend your note",
        view! { <input type="hidden" name="note" value=entry.to_owned() /> {text.area(6)} }.into_any(),
        "Amend note",
        rights,
    )
}

/// A remark at an entry's margin.
pub fn annotate(row: &str, rights: &Rights) -> ServedForm {
    let text = MadeField {
        id: "annotate-text".to_owned(),
        name: "text",
        label: "Annotation".to_owned(),
        hint: Some("Stands at the entry's margin, with your name"),
        limit: Some(Annotation::LIMIT),
        ..MadeField::default()
    };
    written(
        "Annotate this entry",
        view! { <input type="hidden" name="row" value=row.to_owned() /> {text.area(3)} }.into_any(),
        "Annotate",
        rights,
    )
}

fn note(id: &str, hint: &'static str, value: String) -> MadeField {
    MadeField {
        id: id.to_owned(),
        name: "text",
        label: "Note".to_owned(),
        hint: Some(hint),
        value,
        limit: Some(NoteText::LIMIT),
        ..MadeField::default()
    }
}

fn written(title: &str, fields: AnyView, says: &str, rights: &Rights) -> ServedForm {
    ServedForm {
        title: title.to_owned(),
        html: markup(fields),
        cost: "Everybody who is here sees it at once.".to_owned(),
        says: says.to_owned(),
        refused: rights.refusal(Right::Write),
        ..ServedForm::default()
    }
}

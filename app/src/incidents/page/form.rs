use crate::incidents::page::api::{AskIncident, LinkDuplicate, Reopen, Resolve, UpdateRecord};
use crate::incidents::page::{edit_form, forms};
use crate::live::{Forms, ServedForm};
use crate::related::{self, api::AddItem};
use crate::timeline::api::{AddNote, AmendNote, AnnotateRow};
use crate::timeline::forms as entries;
use domain::view::IncidentView;
use leptos::server_fn::ServerFn;

/// The forms of the incident page that belong to no pane of the server's.
pub static FORMS: Forms = Forms {
    direct: &[],
    path: AskIncident::PATH,
    acts: &[
        ("edit", UpdateRecord::PATH),
        ("resolve", Resolve::PATH),
        ("reopen", Reopen::PATH),
        ("duplicate", LinkDuplicate::PATH),
        ("insert", AddNote::PATH),
        ("amend", AmendNote::PATH),
        ("annotate", AnnotateRow::PATH),
        ("add-item", AddItem::PATH),
    ],
    once: &[],
};

/// The form of that kind; `of` is what it is about and `note` the text of the note that it amends. `None` where there is
/// none.
pub fn form(kind: &str, of: &str, view: &IncidentView, note: String) -> Option<ServedForm> {
    let rights = &view.rights;
    Some(match kind {
        "edit" => edit_form::edit(&view.record, of, rights),
        "resolve" => forms::resolve(rights),
        "reopen" => forms::reopen(rights),
        "duplicate" => forms::duplicate(rights),
        "insert" => entries::insert(of, rights),
        "amend" => entries::amend(of, note, rights),
        "annotate" => entries::annotate(of, rights),
        "add-item" => related::form(rights),
        _ => return None,
    })
}

use super::part::{Fold, counted, nothing};
use crate::paths;
use domain::device::DeviceView;
use domain::ids::IncidentId;
use leptos::prelude::*;

/// The incidents that involve it, but for the one that is open here.
pub fn earlier(view: &DeviceView, here: Option<&IncidentId>) -> AnyView {
    let others: Vec<_> = view.incidents.iter().filter(|(id, _)| Some(id) != here).collect();
    let (title, one, many) = if here.is_some() {
        ("Other incidents", "other incident", "other incidents")
    } else {
        ("Incidents", "incident", "incidents")
    };
    let fold = Fold {
        name: "incidents",
        title,
        tells: counted(others.len(), one, many),
        open: here.is_none(),
    };
    let body = if others.is_empty() {
        nothing("No other incident that this console knows involves it.")
    } else {
        let item = |(id, title): &(IncidentId, String)| {
            view! { <li><a href=paths::incident(id)><bdi>{title.clone()}</bdi></a></li> }
        };
        view! { <ul class="facts-list">{others.into_iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
    };
    fold.around(None, body)
}

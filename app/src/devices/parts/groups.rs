use super::part::{Fold, nothing, part};
use crate::ui::counted;
use domain::device::DeviceView;
use leptos::prelude::*;

const FOLD: Fold = Fold {
    name: "groups",
    title: "Groups",
    tells: String::new(),
    open: false,
};

/// The groups that it is in.
pub fn groups(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.groups;
    let fold = |all: &Vec<domain::device::GroupMembership>| Fold {
        tells: counted(all.len(), "group", "groups"),
        ..FOLD
    };
    Some(part(section, fold, FOLD, view.clock, |all| {
        if all.is_empty() {
            return nothing("It is in no group.");
        }
        let item = |one: &domain::device::GroupMembership| {
            let how = one.dynamic.then_some("dynamic: it finds its things by a query");
            view! { <li><bdi class="mono">{one.group.to_string()}</bdi> <span class="hint">{how}</span></li> }
        };
        view! { <ul class="facts-list">{all.iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
    }))
}

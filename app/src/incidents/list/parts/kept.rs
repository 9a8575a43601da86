use crate::incidents::address;
use domain::list::ListQuery;
use leptos::prelude::*;

/// The hidden fields by which a search without scripts keeps the other filters.
pub fn kept(query: &ListQuery) -> AnyView {
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value /> };
    let status = query
        .status
        .map(|status| hidden("status", address::word(status).into()));
    let mine = query.mine.then(|| hidden("mine", "1".into()));
    let held = query
        .held
        .map(|held| hidden("quarantine", address::held_word(held).into()));
    let impacts = query
        .impacts
        .iter()
        .map(|impact| hidden("impact", impact.number().to_string()));
    let all: Vec<_> = status
        .into_iter()
        .chain(mine)
        .chain(held)
        .chain(impacts)
        .collect();
    all.into_any()
}

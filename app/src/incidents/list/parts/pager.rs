use crate::paths;
use domain::list::{ListPage, ListQuery};
use leptos::prelude::*;

/// Leads to older incidents, by the last row's key, and back to the newest.
pub fn pager(query: &ListQuery, page: &ListPage) -> Option<AnyView> {
    let older = page.next.clone().map(|after| ListQuery {
        after: Some(after),
        ..query.clone()
    });
    let newest = query.after.is_some().then(|| ListQuery {
        after: None,
        ..query.clone()
    });
    if older.is_none() && newest.is_none() {
        return None;
    }
    let link = |label: &'static str, rel: Option<&'static str>, leads_to: ListQuery| {
        view! {
            <a class="btn btn-small" rel=rel href=paths::incidents(&leads_to)>
                {label}
            </a>
        }
    };
    Some(
        view! {
            <nav class="pager" aria-label="Pages of the list">
                {newest.map(|query| link("Newest", None, query))}
                {older.map(|query| link("Older", Some("next"), query))}
                <span>{format!("{} shown", page.rows.len())}</span>
            </nav>
        }
        .into_any(),
    )
}

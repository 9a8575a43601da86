use crate::paths;
use domain::list::{ListPage, ListQuery};
use leptos::prelude::*;

/// Leads to older incidents, by the last row's key, and back to the newest.
#[component]
pub fn Pager(
    /// What the address asks for.
    query: Memo<ListQuery>,
    /// What is shown.
    page: Signal<ListPage>,
) -> impl IntoView {
    let older = move || {
        page.with(|page| page.next.clone()).map(|after| {
            let query = ListQuery {
                after: Some(after),
                ..query.get()
            };
            view! {
                <a class="btn" rel="next" href=paths::incidents(&query)>
                    "Older"
                </a>
            }
        })
    };
    let newest = move || {
        query.with(|query| query.after.is_some()).then(|| {
            let query = ListQuery {
                after: None,
                ..query.get()
            };
            view! {
                <a class="btn" href=paths::incidents(&query)>
                    "Newest"
                </a>
            }
        })
    };
    let shown = move || page.with(|page| page.rows.len());
    move || {
        let needed = page.with(|page| page.next.is_some()) || query.with(|query| query.after.is_some());
        needed.then(|| {
            view! {
                <nav class="pager" aria-label="Pages">
                    {newest()} {older()} <span>{move || format!("{} on this page", shown())}</span>
                </nav>
            }
        })
    }
}

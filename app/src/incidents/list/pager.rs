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
    let older = Memo::new(move |_| {
        let after = page.with(|page| page.next.clone())?;
        Some(paths::incidents(&ListQuery {
            after: Some(after),
            ..query.get()
        }))
    });
    let newest = Memo::new(move |_| {
        let further = query.with(|query| query.after.is_some());
        further.then(|| {
            paths::incidents(&ListQuery {
                after: None,
                ..query.get()
            })
        })
    });
    let link = |label: &'static str, rel: Option<&'static str>, href: String| {
        view! {
            <a class="btn btn-small" rel=rel href=href>
                {label}
            </a>
        }
    };
    let shown = move || page.with(|page| page.rows.len());
    view! {
        <Show when=move || older.with(Option::is_some) || newest.with(Option::is_some)>
            <nav class="pager" aria-label="Pages of the list">
                {move || newest.get().map(|href| link("Newest", None, href))}
                {move || older.get().map(|href| link("Older", Some("next"), href))}
                <span>{move || format!("{} shown", shown())}</span>
            </nav>
        </Show>
    }
}

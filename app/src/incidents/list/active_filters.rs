use crate::incidents::list::filters;
use crate::paths;
use crate::ui::Icon;
use domain::list::ListQuery;
use leptos::prelude::*;

/// The filters in force as chips, each a link that takes it away; nothing when none is.
#[component]
pub fn ActiveFilters(
    /// What the address asks for.
    query: Memo<ListQuery>,
) -> impl IntoView {
    let chips = move || {
        query.with(|query| {
            let status = query
                .status
                .map(|s| (format!("status: {s}"), filters::with_status(query, None)));
            let text = (!query.text.is_empty())
                .then(|| (format!("search: {}", query.text), filters::without_text(query)));
            let mine = query
                .mine
                .then(|| ("waits on me".to_owned(), filters::toggle_mine(query)));
            let held = query.held.map(|held| {
                let label = format!("quarantine: {}", held.word().to_lowercase());
                (label, filters::toggle_held(query, held))
            });
            let impacts = query.impacts.iter().map(|impact| {
                (
                    format!("impact: {}", impact.word()),
                    filters::toggle_impact(query, *impact),
                )
            });
            status
                .into_iter()
                .chain(impacts)
                .chain(text)
                .chain(mine)
                .chain(held)
                .map(chip)
                .collect::<Vec<_>>()
        })
    };
    let clear = move || {
        query
            .with(filters::is_narrowed)
            .then(|| view! { <a href=paths::INCIDENTS>"Clear all"</a> })
    };
    move || {
        query.with(filters::is_narrowed).then(|| {
            view! {
                <p class="active-filters">
                    <span class="sr">"Filters in force:"</span>
                    {chips()}
                    {clear()}
                </p>
            }
        })
    }
}

fn chip((label, without): (String, ListQuery)) -> impl IntoView {
    let name = format!("Remove the filter {label}");
    view! {
        <a class="chip" href=paths::incidents(&without) aria-label=name>
            {label}
            <Icon name="close" />
        </a>
    }
}

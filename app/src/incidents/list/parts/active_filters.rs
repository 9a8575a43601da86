use crate::incidents::list::parts::filters;
use crate::paths;
use crate::ui::Icon;
use domain::list::ListQuery;
use leptos::prelude::*;

/// The filters in force as chips, each a link that takes it away; nothing when none is.
pub fn active_filters(query: &ListQuery) -> Option<AnyView> {
    if !filters::is_narrowed(query) {
        return None;
    }
    let status = query
        .status
        .map(|s| (format!("status: {s}"), filters::with_status(query, None)));
    let text =
        (!query.text.is_empty()).then(|| (format!("search: {}", query.text), filters::without_text(query)));
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
    let all = status
        .into_iter()
        .chain(impacts)
        .chain(text)
        .chain(mine)
        .chain(held);
    let chips: Vec<_> = all.map(chip).collect();
    Some(
        view! {
            <p class="active-filters">
                <span class="sr">"Filters in force:"</span>
                {chips}
                <a href=paths::INCIDENTS>"Clear all"</a>
            </p>
        }
        .into_any(),
    )
}

fn chip((label, without): (String, ListQuery)) -> AnyView {
    let name = format!("Remove the filter {label}");
    view! {
        <a class="chip" href=paths::incidents(&without) aria-label=name>
            <bdi>{label}</bdi>
            <Icon name="close" />
        </a>
    }
    .into_any()
}

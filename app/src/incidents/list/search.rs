use crate::incidents::address;
use crate::paths;
use crate::ui::Icon;
use domain::list::ListQuery;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::components::Form;

/// Searches title, device, plan and person; the other filters stay. A plain form: it works without scripts.
#[component]
pub fn Search(
    /// What the address asks for.
    query: Memo<ListQuery>,
) -> impl IntoView {
    let node = NodeRef::<Input>::new();
    // The address rules: going back, or taking a filter away, changes what stands in the field.
    Effect::new(move || {
        let text = query.with(|query| query.text.clone());
        if let Some(input) = node.get().filter(|input| input.value().trim() != text) {
            input.set_value(&text);
        }
    });
    let kept = move || {
        let hidden =
            |name: &'static str, value: String| view! { <input type="hidden" name=name value=value /> };
        query.with(|query| {
            let status = query
                .status
                .map(|status| hidden("status", address::word(status).into()));
            let mine = query.mine.then(|| hidden("mine", "1".into()));
            let impacts = query
                .impacts
                .iter()
                .map(|impact| hidden("impact", impact.number().to_string()));
            status.into_iter().chain(mine).chain(impacts).collect::<Vec<_>>()
        })
    };
    view! {
        <Form method="get" action=paths::INCIDENTS attr:class="filter" attr:role="search">
            {kept}
            <label class="sr" for="search">
                "Search incidents"
            </label>
            <input
                class="input"
                id="search"
                name="q"
                type="search"
                maxlength="200"
                placeholder="Title, device, plan or person"
                autocomplete="off"
                node_ref=node
                value=query.with_untracked(|query| query.text.clone())
            />
            <button class="btn btn-icon" type="submit" aria-label="Search">
                <Icon name="search" />
            </button>
        </Form>
    }
}

use crate::paths;
use crate::ui::{Kbd, use_keys};
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// Searches the incidents: a plain form that works without scripts. `/` leads to it (`public/keys.js`), unless it was turned off.
#[component]
pub fn Search(
    /// The list's address, whose other filters a search keeps.
    #[prop(optional, into)]
    within: Signal<String>,
    /// The hidden fields that keep them without scripts, as markup.
    #[prop(optional)]
    kept: String,
) -> impl IntoView {
    let text = Memo::new(move |_| paths::param(&within.get(), "q").trim().to_owned());
    let node = NodeRef::<Input>::new();
    // The address rules: going back, or taking a filter away, changes what stands in the field.
    Effect::new(move || {
        let text = text.get();
        if let Some(input) = node.get().filter(|input| input.value().trim() != text) {
            input.set_value(&text);
        }
    });
    let keys = use_keys();
    let navigate = use_navigate();
    let submit = move |event: SubmitEvent| {
        if let Some(input) = node.get_untracked() {
            event.prevent_default();
            let typed = input.value();
            let typed = Some(typed.trim()).filter(|typed| !typed.is_empty());
            navigate(
                &searched(&within.get_untracked(), typed),
                NavigateOptions::default(),
            );
        }
    };
    view! {
        <form class="search" role="search" method="get" action=paths::INCIDENTS on:submit=submit>
            <span inner_html=kept></span>
            <label class="sr" for="search">
                "Search incidents"
            </label>
            <input
                id="search"
                name="q"
                type="search"
                maxlength="200"
                placeholder="Title, device, plan or person"
                autocomplete="off"
                aria-keyshortcuts=move || keys.on().then_some("/")
                node_ref=node
                value=text.get_untracked()
            />
            {move || keys.on().then(|| view! { <Kbd key="/" /> })}
        </form>
    }
}

/// The list with a search, from its first page on; its other filters stay.
fn searched(within: &str, text: Option<&str>) -> String {
    let first = paths::with("", within, "after", None);
    paths::with(paths::INCIDENTS, first.trim_start_matches('?'), "q", text)
}

#[cfg(test)]
mod tests {
    use super::searched;

    #[test]
    fn a_search_keeps_the_filters_and_begins_at_the_first_page() {
        let within = "?status=open&impact=1&impact=2&q=old&after=open~5~x&zone=mine";
        assert_eq!(
            searched(within, Some("pump 117")),
            "/?status=open&impact=1&impact=2&zone=mine&q=pump%20117"
        );
        assert_eq!(searched("?q=old", None), "/");
        assert_eq!(searched("", Some("a")), "/?q=a");
    }
}

use crate::live::use_incident;
use crate::timeline::passing::Passing;
use crate::timeline::shown_layer::Choice;
use domain::timeline::Layer;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;
use web_sys::SubmitEvent;

/// How long the reader pauses before the address follows what they type.
const PAUSE: Duration = Duration::from_millis(400);

/// The filter over the timeline. It filters while it is typed; without scripts it is sent with Enter.
#[component]
pub fn FilterBox(choice: Choice, passing: Passing) -> impl IntoView {
    let navigate = use_navigate();
    let follow = move || {
        let stay = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&choice.here(), stay);
    };
    let mut follow_later = debounce(PAUSE, {
        let follow = follow.clone();
        move |()| follow()
    });
    let typed = move |text: String| {
        choice.set_typed(text);
        follow_later(());
    };
    let mut typed = typed;
    let sent = move |event: SubmitEvent| {
        event.prevent_default();
        follow();
    };
    view! {
        <form class="filter" role="search" method="get" on:submit=sent>
            {move || {
                (choice.layer() == Layer::Activity)
                    .then(|| view! { <input type="hidden" name="layer" value="activity" /> })
            }}
            <label class="sr" for="filter">
                "Filter the timeline"
            </label>
            <input
                class="input mono"
                id="filter"
                name="filter"
                type="search"
                autocomplete="off"
                spellcheck="false"
                maxlength="1000"
                placeholder="type:note OR actor:\"runbook\""
                value=untrack(move || choice.typed())
                aria-invalid=move || choice.error().map(|_| "true")
                aria-describedby=move || choice.error().map(|_| "filter-error")
                on:input:target=move |event| typed(event.target().value())
            />
            <Hidden passing />
        </form>
    }
}

/// How many rows the layer and the filter hide, always said.
#[component]
fn Hidden(passing: Passing) -> impl IntoView {
    let timeline = use_incident().timeline;
    let hidden = Memo::new(move |_| {
        timeline
            .with(|all| all.rows.len())
            .saturating_sub(passing.count())
    });
    view! { <output class="filter-hidden">{move || format!("{} hidden", hidden.get())}</output> }
}

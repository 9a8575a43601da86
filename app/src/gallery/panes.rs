use crate::gallery::specimen::Specimen;
use crate::ui::{Button, EmptyState, Icon, Pane, PaneHead, Skeleton};
use leptos::prelude::*;

/// Panes: filled, loading, empty.
#[component]
pub fn Panes() -> impl IntoView {
    view! {
        <Specimen title="Pane">
            <Pane name="g-pane">
                <PaneHead name="g-pane" title="Involved devices" count=Signal::stored(Some("4".to_owned()))>
                    <div class="pane-acts">
                        <Button small=true>
                            <Icon name="plus" />
                            "Add"
                        </Button>
                    </div>
                </PaneHead>
                <div class="pane-body">"A pane scrolls inside; the page doesn't."</div>
            </Pane>
        </Specimen>
        <Specimen title="Loading">
            <Pane name="g-loading" busy=Signal::derive(|| true)>
                <PaneHead name="g-loading" title="Timeline" />
                <Skeleton lines=4 />
            </Pane>
        </Specimen>
        <Specimen title="Empty">
            <Pane name="g-empty">
                <PaneHead name="g-empty" title="Related items" />
                <EmptyState title="No related items">
                    "Tickets, queries and files that you add appear here, and what the response plan adds by itself."
                </EmptyState>
            </Pane>
        </Specimen>
    }
}

use crate::live::use_incident;
use crate::related::add_dialog::AddDialog;
use crate::related::item::RelatedRow;
use crate::ui::{Button, EmptyState, Icon, Pane, PaneHead};
use domain::related::RelatedItem;
use domain::rights::Right;
use leptos::prelude::*;

/// The related items, as the store lists them.
#[component]
pub fn RelatedPane() -> impl IntoView {
    let open = use_incident();
    let related = open.part(|view| view.related.clone());
    let shown = RwSignal::new(false);
    let refused = open.refusal(Right::Write);
    let count = Signal::derive(move || Some(related.with(Vec::len).to_string()));
    let key = |item: &RelatedItem| (item.kind, item.value.clone(), item.title.clone());
    view! {
        <Pane name="related">
            <PaneHead name="related" title="Related items" count>
                <div class="pane-acts">
                    <Button small=true name="add-item" refused on_press=move || shown.set(true)>
                        <Icon name="plus" />
                        " Add"
                    </Button>
                </div>
            </PaneHead>
            <ul class="list">
                <For each=move || related.get() key=key let:item>
                    <RelatedRow item />
                </For>
            </ul>
            {move || {
                related
                    .with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <EmptyState title="No related items.">
                                "Things, links and other incidents that belong to this one stand here, from AWS or added here."
                            </EmptyState>
                        }
                    })
            }}
        </Pane>
        <AddDialog shown />
    }
}

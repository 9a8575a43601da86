use crate::live::{use_incident, use_subject};
use crate::related::item::RelatedRow;
use crate::ui::{Button, Each, EmptyState, Icon, Item, Pane, PaneHead};
use domain::related::RelatedItem;
use domain::rights::Right;
use leptos::prelude::*;

/// The related items, as the store lists them.
#[component]
pub fn RelatedPane() -> impl IntoView {
    let open = use_incident();
    let related = open.part(|view| view.related.clone());
    let subject = use_subject();
    let refused = open.refusal(Right::Write);
    let count = Signal::derive(move || Some(related.with(Vec::len).to_string()));
    let item = |item: RelatedItem| Item {
        key: format!("{} {} {:?}", item.kind.word(), item.value.as_str(), item.title),
        view: ViewFn::from(move || view! { <RelatedRow item=item.clone() /> }),
    };
    let items = Signal::derive(move || related.get().into_iter().map(item).collect());
    view! {
        <Pane name="related">
            <PaneHead name="related" title="Related items" count>
                <div class="pane-acts">
                    <Button small=true name="add-item" refused on_press=move || subject.ask("add-item", String::new())>
                        <Icon name="plus" />
                        " Add"
                    </Button>
                </div>
            </PaneHead>
            <ul class="list">
                <Each items />
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
    }
}

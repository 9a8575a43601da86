use crate::context;
use crate::gallery::specimen::Specimen;
use crate::gallery::specimens::specimens;
use crate::ui::{Served, use_clock};
use leptos::html;
use leptos::prelude::*;

/// Panes that the server makes, in states that the demo seldom shows. The browser takes over what stands there.
#[component]
pub fn Made() -> impl IntoView {
    let now = use_clock().now_untracked();
    let (node, newer) = (NodeRef::<html::Div>::new(), RwSignal::new(None));
    let first = context::on_server(|| specimens(now));
    view! {
        <Specimen title="Made on the server">
            <Served first newer node />
        </Specimen>
    }
}

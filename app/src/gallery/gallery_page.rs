use crate::context;
use crate::gallery::buttons::Buttons;
use crate::gallery::fields::Fields;
use crate::gallery::floating::Floating;
use crate::gallery::made::Made;
use crate::gallery::panes::Panes;
use crate::gallery::signs::Signs;
use crate::gallery::states::States;
use crate::gallery::times::Times;
use crate::layout::Page;
use crate::seed::use_seed;
use crate::session::NotFoundPage;
use leptos::prelude::*;

/// Every component in every state, as the server makes it: for looking at, so that no reader's browser carries it.
#[component]
pub fn GalleryPage() -> impl IntoView {
    if !use_seed().demo {
        return view! { <NotFoundPage /> }.into_any();
    }
    let specimens = context::on_server(|| context::markup(specimens()));
    view! {
        <Page title="Components" class="gallery">
            <header class="page-head">
                <h1>"Components"</h1>
            </header>
            <div class="served" inner_html=specimens></div>
        </Page>
    }
    .into_any()
}

fn specimens() -> AnyView {
    view! {
        <Signs />
        <Buttons />
        <Times />
        <Fields />
        <Panes />
        <States />
        <Made />
        <Floating />
    }
    .into_any()
}

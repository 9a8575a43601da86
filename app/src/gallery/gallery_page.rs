use crate::layout::Page;
use crate::seed::use_seed;
use crate::session::NotFoundPage;
use crate::ui::{Chip, ImpactMeter, Tone};
use domain::incident::Impact;
use leptos::prelude::*;

/// Every component in every state.
#[component]
pub fn GalleryPage() -> impl IntoView {
    if !use_seed().demo {
        return view! { <NotFoundPage /> }.into_any();
    }
    let impact = |impact| view! { <ImpactMeter impact /> };
    view! {
        <Page title="Gallery" class="gallery">
            <h1>"Gallery"</h1>
            <section class="specimen">
                <h2>"Chips"</h2>
                <p class="btns">
                    {Impact::ALL.into_iter().map(impact).collect::<Vec<_>>()} <Chip tone=Tone::Info>"Open"</Chip>
                </p>
            </section>
        </Page>
    }
    .into_any()
}

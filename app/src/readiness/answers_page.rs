use crate::client::Body;
use crate::context;
use crate::layout::Page;
use crate::live::{Beginning, Begins, Begun};
use crate::paths;
use crate::readiness::api::GetImport;
use crate::ui::Served;
use leptos::prelude::*;
use std::sync::Arc;

/// Recovery answers in bulk. Its forms are plain ones: what is typed is never fetched over.
#[component]
pub fn AnswersPage() -> impl IntoView {
    let read = || -> Beginning { Begun::of(context::call(GetImport {}, Body::fields(&[]))) };
    let show = |begun: Begun| {
        let first = begun.part(0);
        view! { <Served first newer=RwSignal::new(None) node=NodeRef::new() /> }.into_any()
    };
    view! {
        <Page title="Recovery answers" class="page-readiness">
            <p>
                <a href=paths::READINESS>"‹ Readiness"</a>
            </p>
            <div class="page-head">
                <h1>"Recovery answers"</h1>
                <p class="page-says">"What is known of each device before anything happens to it."</p>
            </div>
            <Begins key=Signal::stored(String::new()) read=Arc::new(read) show=Arc::new(show) />
        </Page>
    }
}

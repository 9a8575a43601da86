use crate::client::Body;
use crate::context;
use crate::layout::Page;
use crate::live::shown;
use crate::paths;
use crate::readiness::api::GetImport;
use crate::session::FailedPage;
use crate::ui::{Served, Skeleton};
use leptos::html;
use leptos::prelude::*;

/// Recovery answers in bulk. Its forms are plain ones: what is typed is never fetched over.
#[component]
pub fn AnswersPage() -> impl IntoView {
    let made = Resource::new_blocking(
        || (),
        |()| async move { context::call(GetImport {}, Body::fields(&[])).await },
    );
    view! {
        <Suspense fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(shown(Box::pin(async move {
                match made.await {
                    Ok(pane) => view! { <Made first=pane.html /> }.into_any(),
                    Err(error) => view! { <FailedPage error /> }.into_any(),
                }
            })))}
        </Suspense>
    }
}

#[component]
fn Made(first: String) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    view! {
        <Page title="Recovery answers" class="page-readiness">
            <p>
                <a href=paths::READINESS>"‹ Readiness"</a>
            </p>
            <div class="page-head">
                <h1>"Recovery answers"</h1>
                <p class="page-says">"What is known of each device before anything happens to it."</p>
            </div>
            <Served first newer=RwSignal::new(None) node />
        </Page>
    }
}

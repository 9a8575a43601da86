use crate::client::Body;
use crate::context;
use crate::layout::Page;
use crate::live::{Forms, ServedSection, Subject, shown};
use crate::readiness::api::GetReadiness;
use crate::session::FailedPage;
use crate::ui::Skeleton;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// It opens no dialogs: what is to be done is done in AWS, or on the page of the recovery answers.
static FORMS: Forms = Forms {
    direct: &[],
    path: GetReadiness::PATH,
    acts: &[],
    once: &[],
};

/// Whether what an incident will need is there.
#[component]
pub fn ReadinessPage() -> impl IntoView {
    Subject::provide(String::new(), Memo::new(|_| String::new()));
    let made = Resource::new_blocking(
        || (),
        |()| async move { context::call(GetReadiness {}, Body::fields(&[])).await },
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
    let asked = RwSignal::new(None);
    view! {
        <Page title="Readiness" class="page-readiness">
            <div class="page-head">
                <h1>"Readiness"</h1>
                <p class="page-says">"What an incident will need, before one happens."</p>
            </div>
            <ServedSection name="readiness" path=GetReadiness::PATH forms=&FORMS first asked />
        </Page>
    }
}

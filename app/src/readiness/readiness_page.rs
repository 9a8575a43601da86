use crate::client::Body;
use crate::context;
use crate::layout::Page;
use crate::live::{Beginning, Begins, Begun, Forms, ServedSection, Subject};
use crate::readiness::api::GetReadiness;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use std::sync::Arc;

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
    let read = || -> Beginning { Begun::of(context::call(GetReadiness {}, Body::fields(&[]))) };
    let show = |begun: Begun| {
        let asked = RwSignal::new(None);
        let first = begun.part(0);
        view! { <ServedSection name="readiness" path=GetReadiness::PATH forms=&FORMS first asked /> }
            .into_any()
    };
    view! {
        <Page title="Readiness" class="page-readiness">
            <div class="page-head">
                <h1>"Readiness"</h1>
                <p class="page-says">"What an incident will need, before one happens."</p>
            </div>
            <Begins key=Signal::stored(String::new()) read=Arc::new(read) show=Arc::new(show) />
        </Page>
    }
}

use crate::client::Body;
use crate::context;
use crate::error::AppError;
use crate::incidents::page::opened::OpenedPage;
use crate::live::api::OpenIncident;
use crate::live::{after_sign_in, shown};
use crate::session::FailedPage;
use crate::ui::Skeleton;
use domain::ids::IncidentId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One incident. It is fetched once for the page; what changes later comes in by itself, so that nothing that is
/// typed or focused is ever rebuilt.
#[component]
pub fn IncidentPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        let part = |name| params.with(|params| params.get(name).unwrap_or_default());
        let text = format!("{}/{}/{}", part("account"), part("plan"), part("key"));
        text.parse::<IncidentId>().ok()
    });
    let missed = StoredValue::new(false);
    let again = after_sign_in(missed);
    let opened = Resource::new_blocking(
        move || (id.get(), again.get()),
        |(id, _)| async move {
            match id {
                Some(id) => {
                    let incident = id.to_string();
                    let body = Body::fields(&[("incident", &incident)]);
                    context::call(OpenIncident { incident }, body).await
                }
                None => Err(AppError::NotFound),
            }
        },
    );
    view! {
        <Suspense fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(shown(Box::pin(async move {
                match opened.await {
                    Ok(opened) => {
                        missed.set_value(false);
                        view! { <OpenedPage opened /> }.into_any()
                    }
                    Err(error) => {
                        missed.set_value(true);
                        view! { <FailedPage error /> }.into_any()
                    }
                }
            })))}
        </Suspense>
    }
}

use crate::client::Body;
use crate::containment::ContainmentPane;
use crate::containment::api::GetContainment;
use crate::context;
use crate::devices::DevicePane;
use crate::devices::api::GetDevice;
use crate::layout::Page;
use crate::live::Subject;
use crate::paths;
use crate::session::FailedPage;
use crate::ui::Skeleton;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// One device on its own: what is known of it, how far it is contained, and every incident that involved it.
#[component]
pub fn DevicePage() -> impl IntoView {
    let path = use_location().pathname;
    let device = Memo::new(move |_| paths::device_at(&path.get()));
    Subject::provide(String::new(), device);
    let made = Resource::new_blocking(
        move || device.get(),
        |device| async move {
            let fields = [("incident", ""), ("device", device.as_str())];
            let body = || Body::fields(&fields);
            let incident = String::new;
            let about = context::call(
                GetDevice {
                    incident: incident(),
                    device: device.clone(),
                },
                body(),
            );
            let about = about.await?.html;
            let contained = context::call(
                GetContainment {
                    incident: incident(),
                    device: device.clone(),
                },
                body(),
            );
            Ok::<_, crate::AppError>((about, contained.await?.html))
        },
    );
    view! {
        <Suspense fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(async move {
                match made.await {
                    Ok((about, contained)) => view! { <Made about contained device /> }.into_any(),
                    Err(error) => view! { <FailedPage error /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Made(about: String, contained: String, device: Memo<String>) -> impl IntoView {
    view! {
        <Page title=device class="page-device">
            <div class="page-head">
                <h1 class="mono">
                    <bdi>{move || device.get()}</bdi>
                </h1>
            </div>
            <div class="panes panes-device">
                <DevicePane first=about />
                <ContainmentPane first=contained />
            </div>
        </Page>
    }
}

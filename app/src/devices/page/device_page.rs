use crate::client::Body;
use crate::containment::ContainmentPane;
use crate::containment::api::GetContainment;
use crate::context;
use crate::devices::DevicePane;
use crate::devices::api::GetDevice;
use crate::layout::Page;
use crate::live::{Beginning, Begins, Begun, Subject};
use crate::paths;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// One device on its own: what is known of it, how far it is contained, and every incident that involved it.
#[component]
pub fn DevicePage() -> impl IntoView {
    let path = use_location().pathname;
    let device = Memo::new(move |_| paths::device_at(&path.get()));
    Subject::provide(String::new(), device);
    let read = move || -> Beginning {
        let (incident, device) = (String::new, device.get_untracked());
        let body = || Body::fields(&[("incident", ""), ("device", &device)]);
        let about = context::call(
            GetDevice {
                incident: incident(),
                device: device.clone(),
            },
            body(),
        );
        let contained = context::call(
            GetContainment {
                incident: incident(),
                device: device.clone(),
            },
            body(),
        );
        Box::pin(async move {
            Ok(Begun {
                parts: vec![about.await?.html, contained.await?.html],
            })
        })
    };
    let show = |begun: Begun| {
        view! {
            <div class="panes panes-device">
                <DevicePane first=begun.part(0) />
                <ContainmentPane first=begun.part(1) />
            </div>
        }
        .into_any()
    };
    view! {
        <Page title=device class="page-device">
            <div class="page-head">
                <h1 class="mono">
                    <bdi>{move || device.get()}</bdi>
                </h1>
            </div>
            <Begins key=device.into() read=Arc::new(read) show=Arc::new(show) />
        </Page>
    }
}

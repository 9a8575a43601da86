use crate::devices::api::{
    AnswerQuestions, AskDevice, CloseTunnel, GetDevice, OpenTunnel, RotateTunnel, VerifyViolation,
};
use crate::live::{Forms, ServedSection};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

static FORMS: Forms = Forms {
    direct: &[],
    path: AskDevice::PATH,
    acts: &[
        ("verify", VerifyViolation::PATH),
        ("plot", AskDevice::PATH),
        ("open-tunnel", OpenTunnel::PATH),
        ("rotate-tunnel", RotateTunnel::PATH),
        ("close-tunnel", CloseTunnel::PATH),
        ("answer", AnswerQuestions::PATH),
    ],
    once: &["open-tunnel", "rotate-tunnel"],
};

/// A device as it was and as it is.
#[component]
pub fn DevicePane(
    /// Its markup; nothing where the browser has to fetch it.
    first: String,
) -> impl IntoView {
    let asked = RwSignal::new(None);
    view! { <ServedSection name="device" path=GetDevice::PATH forms=&FORMS first asked /> }
}

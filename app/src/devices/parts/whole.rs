use super::head::{connection_line, head, to_containment};
use super::retained::{retained, subscriptions};
use super::{answers, certificates, compare, earlier, groups, jobs, policies, shadow, tunnels, violations};
use crate::live::Look;
use domain::device::DeviceView;
use domain::ids::IncidentId;
use domain::rights::Right;
use leptos::prelude::*;

/// The pane; of an incident without a device it says so.
pub fn pane(look: Option<&Look>) -> AnyView {
    match look {
        Some(look) => whole(&look.view, look.incident.as_ref(), &look.others),
        None => no_device(),
    }
}

/// The pane of one device, looked at from an incident or by itself. `others` are the incident's devices, to choose from.
pub fn whole(view: &DeviceView, here: Option<&IncidentId>, others: &[String]) -> AnyView {
    let parts = [
        Some(compare::compare(view)),
        violations::violations(view),
        groups::groups(view),
        certificates::certificates(view),
        policies::policies(view),
        subscriptions(view),
        jobs::jobs(view),
        shadow::shadow(view),
        retained(view),
        tunnels::tunnels(view),
        Some(answers::answers(view)),
        Some(earlier::earlier(view, here)),
    ];
    view! {
        {head(view, here.is_none())}
        <div class="pane-flush device" tabindex="0" role="group" aria-label="About the device">
            {chooser(view.name.as_str(), others)}
            {unregistered(view)}
            {connection_line(view)}
            {to_containment(view)}
            {parts.into_iter().flatten().collect::<Vec<_>>()}
            {here.is_none().then(|| record(view)).flatten()}
        </div>
    }
    .into_any()
}

/// Links to the other devices of the incident.
fn chooser(current: &str, all: &[String]) -> Option<AnyView> {
    if all.len() < 2 {
        return None;
    }
    let link = |name: &String| {
        let address = format!("?device={}", crate::paths::encode(name));
        view! {
            <a href=address aria-current=(name == current).then_some("true")>
                <bdi>{name.clone()}</bdi>
            </a>
        }
    };
    let links: Vec<_> = all.iter().map(link).collect();
    Some(
        view! { <nav class="segmented chooser" aria-label="Devices of this incident">{links}</nav> }
            .into_any(),
    )
}

/// The way to the device's own record, for who may check it.
fn record(view: &DeviceView) -> Option<AnyView> {
    view.rights.allows(Right::Audit).then(|| {
        let address = crate::paths::device_record(&view.name);
        view! { <p class="hint"><a href=address download="" rel="external">"Export the record"</a></p> }
            .into_any()
    })
}

fn unregistered(view: &DeviceView) -> Option<AnyView> {
    let thing = &view.now.as_ref()?.device.thing;
    match (&thing.value, &thing.error) {
        (Some(None), _) => Some(
            view! {
                <p class="notice notice-stale">
                    <span>
                        <b>"Not in the registry."</b>
                        " No thing has this name: groups and certificates can't be read, and it can't be put into a group. It may be a client id."
                    </span>
                </p>
            }
            .into_any(),
        ),
        (_, Some(error)) => Some(
            view! {
                <p class="notice notice-failed">
                    <span><b>"The registry could not be read."</b> " " <bdi>{error.clone()}</bdi></span>
                </p>
            }
            .into_any(),
        ),
        _ => None,
    }
}

fn no_device() -> AnyView {
    view! {
        <header class="pane-head">
            <h2 id="h-device">"Device"</h2>
        </header>
        <div class="empty">
            <p><b>"No device is named."</b></p>
            <p>"The device that the alert names stands here, or the involved thing that somebody adds as a related item."</p>
        </div>
    }
    .into_any()
}

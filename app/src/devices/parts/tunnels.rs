use super::part::{Fold, nothing, part};
use crate::ui::{Opener, Told, counted, moment};
use domain::device::{DeviceView, Tunnel};
use domain::rights::Right;
use domain::time::Timestamp;
use leptos::prelude::*;

const FOLD: Fold = Fold {
    name: "tunnels",
    title: "Tunnels",
    tells: String::new(),
    open: false,
};

/// Secure tunnels to it, and the way to open one.
pub fn tunnels(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.tunnels;
    let refused = view.rights.refusal(Right::Respond);
    let fold = |all: &Vec<Tunnel>| {
        let open = all.iter().filter(|one| one.open).count();
        Fold {
            tells: counted(open, "open", "open"),
            open: open > 0,
            ..FOLD
        }
    };
    let opener = Opener {
        kind: "open-tunnel",
        of: String::new(),
        says: "Open a tunnel…".to_owned(),
        refused: refused.clone(),
        ..Opener::default()
    };
    Some(part(section, fold, FOLD, view.clock, |all| {
        let items: Vec<_> = all
            .iter()
            .map(|one| tunnel(one, refused.as_ref(), view.clock))
            .collect();
        let none = items.is_empty().then(|| nothing("No tunnel was opened to it."));
        view! {
            {none}
            <ul class="facts-list">{items}</ul>
            <p class="btns">{opener.view()}</p>
        }
        .into_any()
    }))
}

fn tunnel(one: &Tunnel, refused: Option<&String>, now: Timestamp) -> AnyView {
    let act = |kind, says: &str| {
        Opener {
            kind,
            of: one.id.clone(),
            says: says.to_owned(),
            label: Some(format!("{says} Tunnel {}", one.id)),
            refused: refused.cloned(),
            next: false,
        }
        .view()
    };
    let acts = one.open.then(|| {
        view! { <span class="line-end">{act("rotate-tunnel", "New tokens…")} {act("close-tunnel", "Close…")}</span> }
    });
    let side = |connected: Option<bool>, who: &str| match connected {
        Some(true) => format!("{who} connected"),
        Some(false) => format!("{who} not connected"),
        None => format!("{who} not known"),
    };
    let ends = one.opened.zip(one.minutes);
    let ends = ends.map(|(at, minutes)| at.plus(i64::from(minutes) * 60_000));
    view! {
        <li>
            <span class="line">
                <b>{if one.open { "Open" } else { "Closed" }}</b>
                " "
                <bdi class="mono">{one.id.chars().take(8).collect::<String>()}</bdi>
                {acts}
            </span>
            <span class="hint">
                {side(one.device_connected, "device")} ", " {side(one.source_connected, "our side")}
                {one.opened.map(|at| view! { " · opened " {moment(at, Told::Date, now)} })}
                {ends.filter(|at| one.open && *at > now).map(|at| view! { " · " {moment(at, Told::Left, now)} " left" })}
            </span>
            {one.description.clone().map(|text| view! { <span class="hint"><bdi>{text}</bdi></span> })}
        </li>
    }
    .into_any()
}

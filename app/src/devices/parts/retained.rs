use super::part::{Fold, nothing, part};
use crate::ui::{Told, counted, moment};
use domain::device::{DeviceView, RetainedTopic, Subscription};
use leptos::prelude::*;

const RETAINED: Fold = Fold {
    name: "retained",
    title: "Retained messages",
    tells: String::new(),
    open: false,
};
const SUBSCRIPTIONS: Fold = Fold {
    name: "subscriptions",
    title: "Subscriptions",
    tells: String::new(),
    open: false,
};

/// The topics under its name with a retained message.
pub fn retained(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.retained;
    let fold = |all: &Vec<RetainedTopic>| Fold {
        tells: counted(all.len(), "topic", "topics"),
        ..RETAINED
    };
    Some(part(section, fold, RETAINED, view.clock, |all| {
        if all.is_empty() {
            return nothing("No message is retained under its own topics.");
        }
        let item = |one: &RetainedTopic| {
            view! {
                <li>
                    <bdi class="mono">{one.topic.clone()}</bdi>
                    " "
                    <span class="hint">
                        {format!("{} bytes", one.bytes)}
                        {one.at.map(|at| view! { " · " {moment(at, Told::Date, view.clock)} })}
                    </span>
                </li>
            }
        };
        view! { <ul class="facts-list">{all.iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
    }))
}

/// What its session subscribed to.
pub fn subscriptions(view: &DeviceView) -> Option<AnyView> {
    let section = &view.now.as_ref()?.device.subscriptions;
    let fold = |all: &Vec<Subscription>| Fold {
        tells: counted(all.len(), "topic filter", "topic filters"),
        ..SUBSCRIPTIONS
    };
    Some(part(section, fold, SUBSCRIPTIONS, view.clock, |all| {
        if all.is_empty() {
            return nothing("Its session subscribed to nothing, or it has none.");
        }
        let item = |one: &Subscription| {
            view! { <li><bdi class="mono">{one.filter.clone()}</bdi> <span class="hint">{format!("QoS {}", one.qos)}</span></li> }
        };
        view! { <ul class="facts-list">{all.iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
    }))
}

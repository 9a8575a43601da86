use crate::ui::moment::Told;
use crate::ui::{use_clock, use_zone};
use domain::time::Timestamp;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, NodeList};

/// Markup that the server made and cleaned of what outsiders wrote, so that the browser doesn't carry the code that
/// makes it. When it changes, only what differs is changed; its moments are told in the reader's zone and go on counting.
///
/// # Server-side rendering
/// The browser takes over what the server rendered as it stands; `first` counts only on a page that it makes itself.
#[component]
pub fn Served(
    /// What it begins with.
    first: String,
    /// What takes its place, once there is something newer.
    newer: RwSignal<Option<String>>,
    /// The element.
    node: NodeRef<html::Div>,
) -> impl IntoView {
    let (clock, zone) = (use_clock(), use_zone());
    Effect::new(move |before: Option<Option<String>>| {
        let now = newer.get();
        if let (Some(node), Some(html)) = (node.get(), &now)
            && before.as_ref() != Some(&now)
        {
            replace(&node, html);
        }
        now
    });
    Effect::new(move || {
        newer.track();
        zone.get();
        let now = clock.now();
        if let Some(node) = node.get() {
            each(node.query_selector_all("time[data-told]").ok(), |time| {
                let at = time
                    .get_attribute("datetime")
                    .and_then(|at| Timestamp::parse(&at));
                let told = time
                    .get_attribute("data-told")
                    .and_then(|name| Told::named(&name));
                if let (Some(at), Some(told)) = (at, told) {
                    let text = told.text(at, zone.parts(at), now);
                    if time.text_content().as_ref() != Some(&text) {
                        time.set_text_content(Some(&text));
                    }
                }
            });
        }
    });
    view! { <div class="served" node_ref=node inner_html=first></div> }
}

/// Makes what stands in `node` like `html`, by changing only what differs: so neither focus nor a selection is lost, what
/// was opened stays open, and what is typed stays typed.
fn replace(node: &Element, html: &str) {
    if let Ok(wanted) = node.clone_node() {
        let wanted: Element = wanted.unchecked_into();
        wanted.set_inner_html(html);
        make_alike(node, &wanted);
    }
}

/// Makes the children of `shown` like those of `wanted`, which it takes apart.
fn make_alike(shown: &Node, wanted: &Node) {
    let (mut at, mut next) = (shown.first_child(), wanted.first_child());
    while let Some(new) = next {
        next = new.next_sibling();
        // What went away before the counterpart of `new` does so here.
        while let Some(old) = at.clone()
            && !is_counterpart(&old, &new)
            && is_followed_by_counterpart(&old, &new)
        {
            at = old.next_sibling();
            remove(shown, &old);
        }
        match at.clone().filter(|old| is_counterpart(old, &new)) {
            Some(old) => {
                at = old.next_sibling();
                match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
                    (Some(old), Some(new)) => {
                        take_attributes(old, new);
                        make_alike(old, new);
                    }
                    _ if old.node_value() != new.node_value() => {
                        old.set_node_value(new.node_value().as_deref());
                    }
                    _ => {}
                }
            }
            // Both are nodes of this document and `at` is a child of `shown`: it can't fail.
            None => drop(shown.insert_before(&new, at.as_ref())),
        }
    }
    while let Some(old) = at {
        at = old.next_sibling();
        remove(shown, &old);
    }
}

fn is_followed_by_counterpart(old: &Node, new: &Node) -> bool {
    let mut at = old.next_sibling();
    while let Some(later) = at {
        if is_counterpart(&later, new) {
            return true;
        }
        at = later.next_sibling();
    }
    false
}

/// Whether `old` shows what `new` is to show: it is of the same kind, and of the same id where it has one.
fn is_counterpart(old: &Node, new: &Node) -> bool {
    let id = |node: &Node| node.dyn_ref::<Element>().map(Element::id);
    old.node_name() == new.node_name() && id(old) == id(new)
}

/// Gives `old` the attributes of `new`. Whether details are open is the reader's.
fn take_attributes(old: &Element, new: &Element) {
    let is_readers = |name: &str| name == "open";
    for name in old.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        if !new.has_attribute(&name) && !is_readers(&name) {
            // A name that stands in the document is a valid one: neither call can fail.
            let _ = old.remove_attribute(&name);
        }
    }
    for name in new.get_attribute_names() {
        let name = name.as_string().unwrap_or_default();
        let value = new.get_attribute(&name);
        if let Some(value) =
            value.filter(|value| old.get_attribute(&name).as_ref() != Some(value) && !is_readers(&name))
        {
            let _ = old.set_attribute(&name, &value);
        }
    }
}

fn remove(parent: &Node, child: &Node) {
    // It is one of its children: it can't fail.
    let _ = parent.remove_child(child);
}

/// Does something with every element of a list.
pub fn each(list: Option<NodeList>, mut act: impl FnMut(Element)) {
    let Some(list) = list else { return };
    for at in 0..list.length() {
        if let Some(element) = list.get(at).and_then(|node| node.dyn_into().ok()) {
            act(element);
        }
    }
}

use crate::ui::moment::Told;
use crate::ui::{use_clock, use_zone};
use domain::time::Timestamp;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// Markup that the server made and cleaned of what outsiders wrote, so that the browser doesn't carry the code that
/// makes it. When it changes, opened details stay open and the focus stays on the control of the same id; its moments
/// are told in the reader's zone and go on counting.
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

fn replace(node: &Element, html: &str) {
    let mut open = Vec::new();
    each(node.query_selector_all("details[open][id]").ok(), |one| {
        open.push(one.id());
    });
    let mut shut = Vec::new();
    each(node.query_selector_all("details:not([open])[id]").ok(), |one| {
        shut.push(one.id());
    });
    let focused = document().active_element();
    let focused = focused.filter(|one| node.contains(Some(one))).map(|one| one.id());
    let scroller = node.closest(".pane-flush").ok().flatten();
    let top = scroller.as_ref().map(Element::scroll_top);
    node.set_inner_html(html);
    for (ids, is_open) in [(open, true), (shut, false)] {
        for id in ids {
            if let Some(details) = document().get_element_by_id(&id) {
                // A fixed, valid name: the call can't fail.
                let _ = details.toggle_attribute_with_force("open", is_open);
            }
        }
    }
    if let (Some(scroller), Some(top)) = (scroller, top) {
        scroller.set_scroll_top(top);
    }
    let back = focused.and_then(|id| document().get_element_by_id(&id));
    if let Some(back) = back.and_then(|back| back.dyn_into::<HtmlElement>().ok()) {
        // It fails only on an element that left the page.
        let _ = back.focus();
    }
}

fn each(list: Option<NodeList>, mut act: impl FnMut(Element)) {
    let Some(list) = list else { return };
    for at in 0..list.length() {
        if let Some(element) = list.get(at).and_then(|node| node.dyn_into().ok()) {
            act(element);
        }
    }
}

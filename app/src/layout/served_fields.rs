use crate::context;
use crate::error::AppError;
use crate::layout::attached::attach;
use crate::layout::gate::use_gate;
use crate::paths;
use crate::ui::each;
use js_sys::Reflect;
use leptos::ev::{Event, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Storage};

/// The fields of a form as the server made them, awake: what is typed is counted, and kept in this tab until it is on the
/// record; what is wrong stands beside the field that it is about.
///
/// In the markup a field is a `.field` whose `data-label` is its label. Its `.error` is empty while nothing is wrong, as is
/// the one with `data-elsewhere`, for what is wrong with no field. A `.counter` has the limit as `data-limit`. What stands
/// in a control with `data-keep` is kept and put back; with `data-keep="anew"` it is kept only. Of a choice with `data-says`
/// the button that sends the form says so, and an element with `data-mirrors` shows what stands in the control of that
/// name. A file of a control with `data-attaches` is evidence at once, and what is chosen in the control `data-into`.
#[component]
pub fn ServedFields(
    /// What is wrong.
    error: Signal<Option<AppError>>,
    /// Counts the acts of this form that are on the record.
    #[prop(optional, into)]
    spent: Signal<usize>,
    /// The fields.
    first: String,
    /// Where what is typed is kept; it must name the person, since another one may sign in to the same tab.
    place: String,
    /// Makes the form anew, as a button with `data-again` asks for.
    #[prop(optional)]
    again: Option<Callback<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let (place, gate) = (StoredValue::new(place), use_gate());
    let typed = move |event: Event| {
        let control = event.target().and_then(|one| one.dyn_into::<Element>().ok());
        if let (Some(control), Some(fields)) = (control, node.get_untracked()) {
            if control.has_attribute("data-attaches") {
                let within: Element = fields.clone().into();
                attach(&fields, &control, gate, move || {
                    // The form may have been closed meanwhile.
                    let _ = place.try_with_value(|place| keep(&within, place));
                });
                return;
            }
            count(&control);
            mirror(&fields);
            say(&fields, &control);
            if control.has_attribute("data-keep") {
                place.with_value(|place| keep(&fields, place));
            }
        }
    };
    let pressed = move |event: MouseEvent| {
        let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
        let button = target.and_then(|at| at.closest("[data-again]").ok().flatten());
        if let (Some(button), Some(again)) = (button, again) {
            if button.has_attribute("data-forget") {
                place.with_value(|place| forget(place));
            }
            again.run(button.get_attribute("data-again").unwrap_or_default());
        }
    };
    Effect::new(move |before: Option<usize>| {
        let spent = spent.get();
        if let Some(fields) = node.get() {
            if before.is_some_and(|before| before != spent) {
                place.with_value(|place| forget(place));
                each(fields.query_selector_all("[data-keep]").ok(), |control| {
                    set_value(&control, "");
                });
            }
            place.with_value(|place| put_back(&fields, place));
            each(fields.query_selector_all("[data-keep]").ok(), |control| {
                count(&control);
            });
            mirror(&fields);
        }
        spent
    });
    Effect::new(move || {
        let error = error.get();
        if let Some(fields) = node.get() {
            tell(&fields, error.as_ref());
            if error.is_some_and(|error| error.is_end()) {
                renew(&fields);
            }
        }
    });
    view! { <div class="served" node_ref=node on:input=typed on:click=pressed inner_html=first></div> }
}

/// Forgets what is kept at that place.
pub fn forget(place: &str) {
    if let Some(kept) = storage() {
        let _ = kept.remove_item(place);
    }
}

/// Gives the form the id of another entry: under its own the record has how it ended.
fn renew(fields: &Element) {
    let form = fields.closest("form").ok().flatten();
    if let Some(entry) = form.and_then(|form| named(&form, "entry")) {
        set_value(&entry, &context::new_entry_id());
    }
}

/// Says what is wrong, beside the field where it has one.
fn tell(fields: &Element, error: Option<&AppError>) {
    let mut is_told =
        error.is_none_or(|error| matches!(error, AppError::SignedOut | AppError::Conflict { .. }));
    each(fields.query_selector_all("[data-label]").ok(), |field| {
        let label = field.get_attribute("data-label").unwrap_or_default();
        let told = error.and_then(|error| error.on_field(&label));
        is_told |= told.is_some();
        if let Some(control) = field.query_selector("[name]").ok().flatten() {
            // Fixed, valid names: neither call can fail.
            let _ = match &told {
                Some(_) => control.set_attribute("aria-invalid", "true"),
                None => control.remove_attribute("aria-invalid"),
            };
        }
        write(&field, ".error", told);
    });
    let told = error.filter(|_| !is_told).map(ToString::to_string);
    write(fields, "[data-elsewhere]", told);
}

fn write(within: &Element, selector: &str, text: Option<String>) {
    if let Some(place) = within.query_selector(selector).ok().flatten() {
        place.set_text_content(Some(&text.unwrap_or_default()));
    }
}

/// Says how many characters a control has and may have.
fn count(control: &Element) {
    let field = control.closest(".field").ok().flatten();
    let Some(counter) = field.and_then(|field| field.query_selector("[data-limit]").ok().flatten()) else {
        return;
    };
    let limit = counter.get_attribute("data-limit").unwrap_or_default();
    let length = value(control).chars().count();
    let over = limit.parse().is_ok_and(|limit: usize| length > limit);
    counter.set_text_content(Some(&format!("{length} / {limit}")));
    counter.set_class_name(if over { "counter counter-over" } else { "counter" });
}

fn mirror(fields: &Element) {
    each(fields.query_selector_all("[data-mirrors]").ok(), |shows| {
        let name = shows.get_attribute("data-mirrors").unwrap_or_default();
        if let Some(control) = named(fields, &name) {
            shows.set_text_content(Some(&value(&control)));
        }
    });
}

fn say(fields: &Element, control: &Element) {
    let form = fields.closest("form").ok().flatten();
    let button = form.and_then(|form| form.query_selector("[type=submit]").ok().flatten());
    if let (Some(button), Some(says)) = (button, control.get_attribute("data-says")) {
        button.set_text_content(Some(&says));
    }
}

fn named(fields: &Element, name: &str) -> Option<Element> {
    fields
        .query_selector(&format!("[name=\"{name}\"]"))
        .ok()
        .flatten()
}

/// Keeps what stands in the fields. A browser may keep nothing for this page; then a reload loses what is typed, as on any.
fn keep(fields: &Element, place: &str) {
    let mut pairs = Vec::new();
    each(fields.query_selector_all("[data-keep]").ok(), |control| {
        let name = control.get_attribute("name").unwrap_or_default();
        pairs.push(format!("{name}={}", paths::encode(&value(&control))));
    });
    if let Some(kept) = storage() {
        let _ = kept.set_item(place, &pairs.join("&"));
    }
}

fn put_back(fields: &Element, place: &str) {
    let kept = storage().and_then(|kept| kept.get_item(place).ok()?);
    for (name, text) in paths::pairs(&kept.unwrap_or_default()) {
        let control = named(fields, &name);
        let control = control.filter(|control| {
            control
                .get_attribute("data-keep")
                .is_some_and(|how| how.is_empty())
        });
        // What was typed before the page woke, or what the browser restored, wins.
        if let Some(control) = control.filter(is_untouched) {
            set_value(&control, &text);
        }
    }
}

fn is_untouched(control: &Element) -> bool {
    let first = Reflect::get(control, &JsValue::from_str("defaultValue")).ok();
    first
        .and_then(|first| first.as_string())
        .is_none_or(|first| first == value(control))
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// What stands in an `input`, a `textarea` or a `select`.
fn value(control: &Element) -> String {
    let value = Reflect::get(control, &JsValue::from_str("value")).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

pub(super) fn set_value(control: &Element, text: &str) {
    // Setting a control's value doesn't throw.
    let _ = Reflect::set(control, &JsValue::from_str("value"), &JsValue::from_str(text));
}

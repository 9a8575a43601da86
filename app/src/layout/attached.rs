//! A file that is attached while a form is filled in: it is evidence of its own at once, and the form's choice.

use super::gate::Gate;
use super::upload::{Answer, Chosen, upload, upload_of};
use crate::context;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Sends the file of a control with `data-attaches` to that address; then it is what is chosen in the `select` whose id
/// `data-into` names, and `chosen` is told.
pub(super) fn attach(fields: &Element, control: &Element, gate: Gate, chosen: impl Fn() + 'static) {
    let into = control.get_attribute("data-into").unwrap_or_default();
    let select = fields.query_selector(&format!("#{into}")).ok().flatten();
    let (Some(select), Some(address)) = (select, control.get_attribute("data-attaches")) else {
        return;
    };
    let Some(input) = control.dyn_ref::<HtmlInputElement>() else {
        return;
    };
    let Some(file) = Chosen::of(input) else {
        return;
    };
    let told = Told::beside(&select, control);
    match (file.too_large(), upload_of(input, &context::new_entry_id())) {
        (None, Some(data)) => {
            told.say("", &format!("Uploading {}…", file.name));
            upload(&address, &data, gate, move |answer| match answer {
                Answer::Stored(hash) => {
                    told.say("", &format!("{} is attached to the incident.", file.name));
                    choose(&select, &hash, &file.name);
                    chosen();
                }
                Answer::Refused(why) => told.say(&why, ""),
            });
        }
        (why, _) => told.say(&why.unwrap_or_default(), ""),
    }
    // The same file can be chosen again.
    input.set_value("");
}

/// Where it is told how it goes.
struct Told {
    wrong: Option<Element>,
    status: Option<Element>,
}

impl Told {
    fn beside(select: &Element, control: &Element) -> Self {
        let near = |from: &Element, whole: &str, part: &str| {
            let whole = from.closest(whole).ok().flatten();
            whole.and_then(|whole| whole.query_selector(part).ok().flatten())
        };
        Self {
            wrong: near(select, ".field", ".error"),
            status: near(control, ".field-file", "[role=status]"),
        }
    }

    fn say(&self, wrong: &str, status: &str) {
        for (place, text) in [(&self.wrong, wrong), (&self.status, status)] {
            if let Some(place) = place {
                place.set_text_content(Some(text));
            }
        }
    }
}

/// Makes the file the one that is chosen.
fn choose(select: &Element, hash: &str, name: &str) {
    let there = select.query_selector(&format!("option[value=\"{hash}\"]"));
    if there.ok().flatten().is_none()
        && let Ok(option) = document().create_element("option")
    {
        option.set_text_content(Some(name));
        // An attribute of a fixed name on an element that was just made: neither call can fail.
        let _ = option.set_attribute("value", hash);
        let _ = select.append_child(&option);
    }
    super::served_fields::set_value(select, hash);
}

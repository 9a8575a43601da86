use super::{markup, new_entry_id};
use crate::live::ServedForm;
use crate::ui::MadeField;
use domain::text::Reason;
use leptos::prelude::*;

/// A form with all that the browser sends of it: what it is `about` (name and value, where there is one), the id of the
/// entry that it writes, its fields, the reason, and the place for what is wrong with none of them.
pub fn finished(form: ServedForm, kind: &str, about: &[(&'static str, &str)]) -> ServedForm {
    let hidden = |name: &'static str, value: String| view! { <input type="hidden" name=name value=value /> };
    let about: Vec<_> = about
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| hidden(name, (*value).to_owned()))
        .collect();
    let reason = (!form.reason.is_empty()).then(|| {
        MadeField {
            id: format!("{kind}-reason"),
            name: "reason",
            label: form.reason.clone(),
            optional: form.optional,
            limit: Some(Reason::LIMIT),
            ..MadeField::default()
        }
        .area(3)
    });
    let whole = view! {
        {about}
        {hidden("entry", new_entry_id())}
        <div class="served-fields" inner_html=form.html></div>
        {reason}
        <p class="error" role="alert" data-elsewhere=""></p>
    };
    ServedForm {
        html: markup(whole.into_any()),
        ..form
    }
}

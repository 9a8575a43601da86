use crate::AppError;
use crate::client::{Body, ask};
use crate::layout::{Gate, ToastBox, use_gate, use_toasts};
use crate::live::served::{Forms, Subject, use_subject};
use crate::ui::random_uuid;
use domain::view::Done;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

/// What controls of a served pane do without a form (`data-does`, `data-of`, `data-to`, `data-seen`).
#[derive(Clone, Copy)]
pub(super) struct Direct {
    forms: &'static Forms,
    subject: Subject,
    toasts: ToastBox,
    gate: Gate,
}

/// The pane's.
pub(super) fn use_direct(forms: &'static Forms) -> Direct {
    Direct {
        forms,
        subject: use_subject(),
        toasts: use_toasts(),
        gate: use_gate(),
    }
}

impl Direct {
    /// Does what the control under `target` names, if it is one. It shows that it is busy until the pane is made anew: many
    /// may be under way at once, each with an answer of its own.
    pub(super) fn on(self, target: &Element) {
        let control = target.closest("[data-does]").ok().flatten();
        let busy = |at: &Element| at.has_attribute("aria-disabled") || at.has_attribute("aria-busy");
        let Some(control) = control.filter(|at| !busy(at)) else {
            return;
        };
        let read = |attribute| control.get_attribute(attribute).unwrap_or_default();
        let does = read("data-does");
        let Some((_, path)) = self.forms.direct.iter().find(|(kind, _)| *kind == does) else {
            return;
        };
        // A fixed, valid name: the call can't fail.
        let _ = control.set_attribute("aria-busy", "true");
        let [of, to, seen] = ["data-of", "data-to", "data-seen"].map(read);
        let body = self.subject.incident.with_value(|incident| {
            Body::fields(&[
                ("incident", incident),
                ("of", &of),
                ("to", &to),
                ("seen", &seen),
                ("entry", &random_uuid()),
            ])
        });
        self.send(path, body, control.id());
    }

    fn send(self, path: &'static str, body: Body, control: String) {
        let answer = ask::<Done>(path, &body);
        spawn_local(async move {
            let answer = answer.await;
            if self.subject.done.is_disposed() {
                return;
            }
            match answer {
                Ok(done) => self.subject.done.set(Some(done)),
                Err(AppError::SignedOut) => {
                    return self
                        .gate
                        .wait(move || self.send(path, body.clone(), control.clone()));
                }
                Err(error) => {
                    self.toasts.fail(error.to_string());
                    if let Some(control) = document().get_element_by_id(&control) {
                        let _ = control.remove_attribute("aria-busy");
                    }
                }
            }
            self.subject.stir();
        });
    }
}

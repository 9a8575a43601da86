use crate::AppError;
use crate::client::{Body, ask};
use crate::layout::{Act, ActForm, ServedFields, ToastBox, use_toasts};
use crate::live::served::{Asked, ServedForm, ShownOnce};
use crate::live::served_dialog::Asking;
use crate::ui::{Button, Look};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// A form that was fetched.
#[component]
pub(super) fn Filled(form: ServedForm, act: Act, asking: Asking) -> impl IntoView {
    let Asked { kind, .. } = asking.asked.get_untracked().unwrap_or_default();
    let once = asking.forms.once.contains(&kind.as_str());
    let toasts = use_toasts();
    let (busy, wrong) = (RwSignal::new(false), RwSignal::new(None::<AppError>));
    let submit = move |event: SubmitEvent| {
        asking.send(act.path);
        if once {
            event.prevent_default();
            let form = event.target().and_then(|form| form.dyn_into().ok());
            if let Some(body) = form.as_ref().and_then(Body::of) {
                send_once(act.path, body, asking, toasts, (busy, wrong));
            }
        }
    };
    let error = Signal::derive(move || {
        let answered = act.error().filter(|_| asking.is_on_show(act.path));
        wrong.get().or(answered)
    });
    let again = Callback::new(move |of| {
        asking.asked.set(Some(Asked {
            kind: kind.clone(),
            of,
        }));
    });
    // What somebody else stored meanwhile is shown in a form of its own.
    Effect::new(move |before: Option<bool>| {
        let conflict = matches!(error.get(), Some(AppError::Conflict { .. }));
        if before == Some(false) && conflict {
            again.run("conflict".to_owned());
        }
        conflict
    });
    let leave = if form.says.is_empty() { "Close" } else { "Cancel" };
    let send = (!form.says.is_empty()).then(|| {
        view! {
            <Button
                submit=true
                look=Look::Strong
                name="form"
                refused=Signal::stored(form.refused)
                busy=Signal::derive(move || busy.get() || act.busy.get())
            >
                {form.says}
            </Button>
        }
    });
    view! {
        <div on:submit:capture=submit>
            <ActForm act>
                <div class="dialog-body">
                    <ServedFields error first=form.html place=asking.place() again />
                </div>
                <footer class="dialog-foot">
                    <p class="cost">{form.cost}</p>
                    <Button on_press=move || asking.shown.set(false)>{leave}</Button>
                    {send}
                </footer>
            </ActForm>
        </div>
    }
}

/// Sends a form whose answer shows something once. It goes no further than this page's memory.
fn send_once(
    path: &'static str,
    body: Body,
    asking: Asking,
    toasts: ToastBox,
    (busy, wrong): (RwSignal<bool>, RwSignal<Option<AppError>>),
) {
    if busy.get_untracked() {
        return;
    }
    busy.set(true);
    let answer = ask::<ShownOnce>(path, &body);
    spawn_local(async move {
        let answer = answer.await;
        busy.try_set(false);
        if asking.once.is_disposed() {
            return;
        }
        match answer {
            Ok(once) => {
                toasts.say(once.said.clone());
                if asking.forget(path) {
                    asking.once.set(Some(once));
                }
                asking.subject.stir();
            }
            Err(error) => {
                if error == AppError::SignedOut {
                    asking
                        .gate
                        .wait(move || send_once(path, body.clone(), asking, toasts, (busy, wrong)));
                }
                wrong.try_set(Some(error));
            }
        }
    });
}

#[component]
pub(super) fn Once(once: ShownOnce, shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="dialog-body" inner_html=once.html></div>
        <footer class="dialog-foot">
            <p class="cost">"Shown this once. Neither the console nor its record keeps it."</p>
            <Button look=Look::Strong on_press=move || shown.set(false)>"I have it"</Button>
        </footer>
    }
}

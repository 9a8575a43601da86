use crate::AppError;
use crate::client::{Body, ask};
use crate::layout::{Act, ActError, ActForm, Gate, ToastBox, use_act, use_gate, use_toasts};
use crate::live::served::{Asked, Forms, ServedForm, ShownOnce, Subject, fresh_entry, use_subject};
use crate::ui::{Button, Dialog, ErrorState, Field, Look, Skeleton, TextArea, remember_state};
use domain::text::Reason;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// What a served form goes through.
#[derive(Clone, Copy)]
struct Asking {
    subject: Subject,
    gate: Gate,
    toasts: ToastBox,
    asked: RwSignal<Option<Asked>>,
    shown: RwSignal<bool>,
    form: RwSignal<Option<Result<ServedForm, AppError>>>,
    entry: RwSignal<String>,
    reason: RwSignal<String>,
    /// What the reason belongs to.
    about: RwSignal<Option<(String, Asked)>>,
    once: RwSignal<Option<ShownOnce>>,
    wrong: RwSignal<Option<AppError>>,
}

/// The dialog of a pane's forms: each is fetched when it is opened, so that it tells what is so now.
#[component]
pub fn ServedDialog(
    /// The pane's name.
    name: &'static str,
    /// Its forms.
    forms: &'static Forms,
    /// The form that is asked for.
    asked: RwSignal<Option<Asked>>,
) -> impl IntoView {
    let subject = use_subject();
    let asking = Asking {
        subject,
        gate: use_gate(),
        toasts: use_toasts(),
        asked,
        shown: RwSignal::new(false),
        form: RwSignal::new(None),
        entry: RwSignal::new(String::new()),
        reason: RwSignal::new(String::new()),
        about: RwSignal::new(None),
        once: RwSignal::new(None),
        wrong: RwSignal::new(None),
    };
    keep_reason(name, asking);
    let fetch = Callback::new(move |()| fetch(forms, asking));
    Effect::new(move || {
        if asked.get().is_some() {
            fetch.run(());
            asking.shown.set(true);
        }
    });
    Effect::new(move |was: Option<bool>| {
        let shown = asking.shown.get();
        if was == Some(true) && !shown {
            asked.set(None);
            asking.once.set(None);
        }
        shown
    });
    let follow = |path: &'static str| {
        use_act(path, move |done| {
            asking.shown.set(false);
            asking.forget();
            subject.done.set(Some(done));
            subject.stir();
        })
    };
    let acts: Vec<_> = forms
        .acts
        .iter()
        .map(|(kind, path)| (*kind, follow(path)))
        .collect();
    let acts = StoredValue::new(acts);
    let title = Signal::derive(move || match (asking.once.get(), asking.form.get()) {
        (Some(once), _) => once.said,
        (None, Some(Ok(form))) => form.title,
        _ => "Reading from AWS".to_owned(),
    });
    let body = move || {
        if let Some(once) = asking.once.get() {
            return view! { <Once once shown=asking.shown /> }.into_any();
        }
        let kind = asked.get().map(|asked| asked.kind).unwrap_or_default();
        let act = acts.with_value(|acts| acts.iter().find(|(of, _)| *of == kind).map(|(_, act)| *act));
        match (asking.form.get(), act) {
            (Some(Ok(form)), Some(act)) => {
                let once = forms.once.contains(&kind.as_str());
                view! { <Filled name form act once asking /> }.into_any()
            }
            (Some(Err(error)), _) => view! { <ErrorState error retry=fetch /> }.into_any(),
            _ => view! { <Skeleton lines=6 /> }.into_any(),
        }
    };
    let id = if name == "device" {
        "device-form"
    } else {
        "containment-form"
    };
    view! {
        <Dialog name=id title open=asking.shown>
            {body}
        </Dialog>
    }
}

impl Asking {
    /// The incident, the device and the form.
    fn what(self) -> Option<(String, String, Asked)> {
        let asked = self.asked.get_untracked()?;
        let incident = self.subject.incident.try_get_value()?;
        Some((incident, self.subject.device.get_untracked(), asked))
    }

    fn forget(self) {
        self.reason.set(String::new());
        self.about.set(None);
        self.form.set(None);
    }
}

/// Keeps a reason that was typed and not sent, with what it belongs to.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        clippy::large_types_passed_by_value,
        reason = "handles, which closures copy anyway"
    )
)]
fn keep_reason(name: &'static str, asking: Asking) {
    let place = asking
        .subject
        .incident
        .with_value(|incident| format!("{incident} {name} reason"));
    remember_state(
        place,
        move || {
            let text = asking.reason.get();
            let about = asking.about.get()?;
            (!text.is_empty()).then_some((about, text))
        },
        move |(about, text): ((String, Asked), String)| {
            asking.about.set(Some(about));
            asking.reason.set(text);
        },
    );
}

#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        clippy::large_types_passed_by_value,
        reason = "handles, which closures copy anyway"
    )
)]
fn fetch(forms: &'static Forms, asking: Asking) {
    let Some((incident, device, asked)) = asking.what() else {
        return;
    };
    let about = Some((device.clone(), asked.clone()));
    if asking.about.get_untracked() != about {
        asking.reason.set(String::new());
        asking.about.set(about.clone());
    }
    asking.form.set(None);
    asking.wrong.set(None);
    asking.entry.set(fresh_entry());
    let body = Body::fields(&[
        ("incident", &incident),
        ("device", &device),
        ("kind", &asked.kind),
        ("of", &asked.of),
    ]);
    spawn_local(async move {
        let answer = ask::<ServedForm>(forms.path, &body).await;
        // Another form may have been asked for meanwhile.
        if asking.about.try_get_untracked() == Some(about) {
            asking.form.try_set(Some(answer));
        }
    });
}

#[component]
fn Filled(name: &'static str, form: ServedForm, act: Act, once: bool, asking: Asking) -> impl IntoView {
    let subject = asking.subject;
    let ServedForm {
        html,
        cost,
        says,
        reason: label,
        optional,
        refused,
        device,
        ..
    } = form;
    let id = if name == "device" {
        "device-reason"
    } else {
        "containment-reason"
    };
    let length = Signal::derive(move || (asking.reason.with(|text| text.chars().count()), Reason::LIMIT));
    let on_reason = act.on_field("Reason");
    let elsewhere = act.elsewhere(&["Reason"]);
    let wrong = Signal::derive(move || {
        let told = asking.wrong.get().filter(|error| *error != AppError::SignedOut);
        told.map(|error| error.to_string()).or_else(|| elsewhere.get())
    });
    let busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        if once {
            event.prevent_default();
            let form = event.target().and_then(|form| form.dyn_into().ok());
            if let Some(body) = form.as_ref().and_then(Body::of) {
                send_once(act.path, body, asking, busy);
            }
        }
    };
    let field = (!label.is_empty()).then(|| {
        view! {
            <Field id label optional error=on_reason counter=length>
                <TextArea id name="reason" value=asking.reason required=!optional error=on_reason />
            </Field>
        }
    });
    let leave = if says.is_empty() { "Close" } else { "Cancel" };
    let send = (!says.is_empty()).then(|| {
        view! {
            <Button
                submit=true
                look=Look::Strong
                name=id
                refused=Signal::stored(refused)
                busy=Signal::derive(move || busy.get() || act.busy.get())
            >
                {says}
            </Button>
        }
    });
    view! {
        <div on:submit:capture=submit>
            <ActForm act>
                <input type="hidden" name="incident" value=subject.incident.get_value() />
                <input type="hidden" name="device" value=device />
                <input type="hidden" name="of" value=asking.asked.get_untracked().map(|asked| asked.of).unwrap_or_default() />
                <input type="hidden" name="entry" value=asking.entry.get_untracked() />
                <div class="dialog-body">
                    <div class="served-fields" inner_html=html></div>
                    {field}
                    <ActError message=wrong />
                </div>
                <footer class="dialog-foot">
                    <p class="cost">{cost}</p>
                    <Button on_press=move || asking.shown.set(false)>{leave}</Button>
                    {send}
                </footer>
            </ActForm>
        </div>
    }
}

/// Sends a form whose answer shows something once. It goes no further than this page's memory.
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(
        clippy::large_types_passed_by_value,
        reason = "handles, which closures copy anyway"
    )
)]
fn send_once(path: &'static str, body: Body, asking: Asking, busy: RwSignal<bool>) {
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
                asking.toasts.say(once.said.clone());
                asking.forget();
                asking.once.set(Some(once));
                asking.subject.stir();
            }
            Err(error) => {
                if error == AppError::SignedOut {
                    asking
                        .gate
                        .wait(move || send_once(path, body.clone(), asking, busy));
                }
                asking.wrong.set(Some(error));
            }
        }
    });
}

#[component]
fn Once(once: ShownOnce, shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="dialog-body" inner_html=once.html></div>
        <footer class="dialog-foot">
            <p class="cost">"Shown this once. Neither the console nor its record keeps it."</p>
            <Button look=Look::Strong on_press=move || shown.set(false)>"I have it"</Button>
        </footer>
    }
}

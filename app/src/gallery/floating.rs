use crate::gallery::specimen::Specimen;
use crate::layout::{use_gate, use_toasts};
use crate::ui::{Button, Dialog, Look, Toast};
use leptos::prelude::*;

/// What floats: a dialog, messages, signing in again.
#[component]
pub fn Floating() -> impl IntoView {
    let open = RwSignal::new(false);
    let (toasts, gate) = (use_toasts(), use_gate());
    view! {
        <Specimen title="Dialog, messages">
            <div class="btns">
                <Button on_press=move || open.set(true)>"Open a dialog"</Button>
                <Button on_press=move || toasts.say("Resolved as false positive")>"Say what was done"</Button>
                <Button on_press=move || toasts.fail("The note was not stored")>"Say what failed"</Button>
                <Button on_press=move || gate.shut()>"End the session"</Button>
            </div>
            <Dialog name="g-dialog" title="Resolve this incident" open>
                <div class="dialog-body">
                    <p>"Body of the dialog."</p>
                </div>
                <footer class="dialog-foot">
                    <p class="cost">"Stops paging. The device stays as it is."</p>
                    <Button look=Look::Strong on_press=move || open.set(false)>
                        "Resolve"
                    </Button>
                </footer>
            </Dialog>
            <Toast text="Responder T edited the title" on_close=|| () />
            <Toast text="The note was not stored; it is kept here" bad=true on_close=|| () />
        </Specimen>
    }
}

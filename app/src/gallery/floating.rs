use crate::gallery::specimen::Specimen;
use crate::ui::{Button, Look, Toast};
use leptos::prelude::*;

/// What floats: a dialog, messages.
#[component]
pub fn Floating() -> impl IntoView {
    view! {
        <Specimen title="Dialog, messages">
            <section class="dialog dialog-page" aria-labelledby="g-dialog-h">
                <header class="dialog-head">
                    <h2 id="g-dialog-h">"Resolve this incident"</h2>
                </header>
                <div class="dialog-body">
                    <p>"Body of the dialog."</p>
                </div>
                <footer class="dialog-foot">
                    <p class="cost">"Stops paging. The device stays as it is."</p>
                    <Button look=Look::Strong>"Resolve"</Button>
                </footer>
            </section>
            <Toast text="Responder T edited the title" on_close=|| () />
            <Toast text="The note was not stored; it is kept here" bad=true on_close=|| () />
        </Specimen>
    }
}

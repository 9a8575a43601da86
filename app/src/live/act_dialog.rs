use crate::layout::{Act, ActError, ActForm};
use crate::live::use_incident;
use crate::ui::{Button, Dialog, EntryIdInput, Look};
use leptos::prelude::*;

/// The dialog of an act on the incident: its fields, what is wrong with it, what it costs, and the two ways out.
#[component]
pub fn ActDialog(
    /// Its name on the page.
    name: &'static str,
    /// The heading.
    title: &'static str,
    /// Whether it is open.
    shown: RwSignal<bool>,
    /// What it asks for.
    act: Act,
    /// What is wrong that none of its fields shows.
    wrong: Signal<Option<String>>,
    /// What doing it means.
    cost: &'static str,
    /// What the button that does it says.
    #[prop(into)]
    says: Signal<String>,
    /// What leaving it by its button does besides.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let cancel = move || {
        shown.set(false);
        if let Some(cancel) = on_cancel {
            cancel.run(());
        }
    };
    view! {
        <Dialog name title open=shown>
            <ActForm act>
                <input type="hidden" name="incident" value=use_incident().name() />
                <EntryIdInput spent=act.spent />
                <div class="dialog-body">{children()} <ActError message=wrong /></div>
                <footer class="dialog-foot">
                    <p class="cost">{cost}</p>
                    <Button on_press=cancel>"Cancel"</Button>
                    <Button submit=true look=Look::Strong busy=act.busy>
                        {move || says.get()}
                    </Button>
                </footer>
            </ActForm>
        </Dialog>
    }
}

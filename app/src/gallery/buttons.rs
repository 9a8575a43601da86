use crate::gallery::specimen::Specimen;
use crate::ui::{Button, Icon, Look, Menu, Segment, Segmented};
use leptos::prelude::*;

/// Buttons, a menu, segments.
#[component]
pub fn Buttons() -> impl IntoView {
    let refused = Signal::derive(|| Some("You need the right to resolve and reopen incidents".to_owned()));
    let pressed = RwSignal::new(false);
    view! {
        <Specimen title="Buttons">
            <div class="btns">
                <Button look=Look::Next>"Take the lead"</Button>
                <Button look=Look::Strong>"Save note"</Button>
                <Button>"Edit…"</Button>
                <Button look=Look::Danger>"Remove evidence"</Button>
                <Button look=Look::Quiet>"Cancel"</Button>
                <Button small=true>"Small"</Button>
                <Button
                    square=true
                    label="Pin"
                    pressed=Signal::from(pressed)
                    on_press=move || pressed.update(|on| *on = !*on)
                >
                    <Icon name="pin" />
                </Button>
                <Button busy=Signal::derive(|| true)>"Saving"</Button>
                <Button name="gallery" refused>
                    "Resolve…"
                </Button>
            </div>
        </Specimen>
        <Specimen title="Menu and segments">
            <div class="btns">
                <Menu label="Lead" summary=|| "Lead">
                    <button type="button">"Take the lead"</button>
                    <button type="button">"Give the lead…"</button>
                    <hr />
                    <button type="button" class="danger">
                        "Lay the lead down"
                    </button>
                    <p class="menu-note">"The lead is a person, never an automation."</p>
                </Menu>
                <Segmented label="Layer" segments=segments() />
            </div>
        </Specimen>
    }
}

fn segments() -> Signal<Vec<Segment>> {
    let segment = |label: &str, count, current| Segment {
        label: label.into(),
        count: Some(count),
        href: "#".into(),
        current,
    };
    Signal::stored(vec![segment("Story", 14, true), segment("Activity", 96, false)])
}

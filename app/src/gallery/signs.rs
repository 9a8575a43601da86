use crate::gallery::specimen::Specimen;
use crate::ui::{Avatar, Chip, Icon, ImpactMeter, Kbd, MarkShape, Shape, Tone};
use domain::incident::Impact;
use leptos::prelude::*;

const TONES: [(Tone, &str); 6] = [
    (Tone::Info, "Open"),
    (Tone::Plain, "Resolved"),
    (Tone::Ok, "acknowledged"),
    (Tone::Flag, "quarantine reported"),
    (Tone::Critical, "failed"),
    (Tone::High, "in doubt"),
];

const SHAPES: [(Shape, &str); 5] = [
    (Shape::Diamond, "violation"),
    (Shape::Square, "quarantine"),
    (Shape::Disc, "people"),
    (Shape::GreyDisc, "note"),
    (Shape::Ring, "system"),
];

const ICONS: [&str; 20] = [
    "search", "back", "down", "close", "plus", "check", "more", "pin", "insert", "edit", "history",
    "comment", "file", "clip", "link", "trash", "out", "timeline", "facts", "people",
];

/// Small signs: impact, chips, marks, people, keys, icons.
#[component]
pub fn Signs() -> impl IntoView {
    let impact = |impact| view! { <ImpactMeter impact /> };
    let chip = |(tone, word): (Tone, &'static str)| view! { <Chip tone>{word}</Chip> };
    let mark = |(shape, word): (Shape, &'static str)| {
        view! {
            <span class="item-end">
                <MarkShape shape />
                {word}
            </span>
        }
    };
    let icon = |name: &'static str| view! { <Icon name /> };
    view! {
        <Specimen title="Impact">
            <div class="btns">{Impact::ALL.map(impact).into_iter().collect::<Vec<_>>()}</div>
        </Specimen>
        <Specimen title="Chips">
            <div class="btns">{TONES.map(chip).into_iter().collect::<Vec<_>>()}</div>
        </Specimen>
        <Specimen title="Marks">
            <div class="btns">{SHAPES.map(mark).into_iter().collect::<Vec<_>>()}</div>
        </Specimen>
        <Specimen title="People and keys">
            <div class="btns">
                <Avatar name="Responder S" here=true />
                <Avatar name="Lead" />
                <Kbd key="Ctrl K" />
            </div>
        </Specimen>
        <Specimen title="Icons">
            <div class="btns">{ICONS.map(icon).into_iter().collect::<Vec<_>>()}</div>
        </Specimen>
    }
}

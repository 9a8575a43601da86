use leptos::prelude::*;

/// The shapes of marks on a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A detection.
    Diamond,
    /// Containment.
    Square,
    /// People.
    Disc,
    /// A note.
    GreyDisc,
    /// The system.
    Ring,
}

/// A mark; decorative, because the row beside it says what it is.
#[component]
pub fn MarkShape(
    /// Its shape.
    shape: Shape,
) -> impl IntoView {
    let class = match shape {
        Shape::Diamond => "mark mark-violation",
        Shape::Square => "mark mark-quarantine",
        Shape::Disc => "mark mark-person",
        Shape::GreyDisc => "mark mark-note",
        Shape::Ring => "mark mark-system",
    };
    view! { <i class=class aria-hidden="true"></i> }
}

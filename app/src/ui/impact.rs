use domain::incident::Impact;
use leptos::prelude::*;

/// How bad it is: a meter of five bars and the word.
#[component]
pub fn ImpactMeter(
    /// The impact.
    impact: Impact,
) -> impl IntoView {
    let class = match impact {
        Impact::Critical => "chip impact-critical",
        Impact::High => "chip impact-high",
        Impact::Medium => "chip impact-medium",
        Impact::Low => "chip impact-low",
        Impact::NoImpact => "chip impact-none",
    };
    view! {
        <span class=class>
            <span class="meter" aria-hidden="true">
                <i></i>
                <i></i>
                <i></i>
                <i></i>
                <i></i>
            </span>
            {impact.word()}
        </span>
    }
}

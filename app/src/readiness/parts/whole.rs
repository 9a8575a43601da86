use super::line::{line, tone};
use crate::layout::refused_before;
use crate::readiness::api::CheckReadiness;
use crate::ui::{Chip, refused_notice};
use domain::readiness::{ReadinessView, Standing};
use leptos::prelude::*;
use leptos::server_fn::ServerFn;

/// The pane: how many lines stand how, then each line.
pub fn whole(view: &ReadinessView) -> AnyView {
    let refused = refused_notice(refused_before(CheckReadiness::PATH));
    let waiting = view.lines.iter().filter(|line| line.is_waiting()).count();
    let count = |standing: Standing| {
        let many = view.count(standing);
        (many > 0).then(|| view! { <Chip tone=tone(standing)>{format!("{many} {}", standing.word())}</Chip> })
    };
    let counts: Vec<_> = Standing::ALL.into_iter().filter_map(count).collect();
    let waits = (waiting > 0).then(|| view! { <Chip>{format!("{waiting} being checked")}</Chip> });
    let lines: Vec<_> = view
        .lines
        .iter()
        .map(|one| line(one, &view.rights, view.clock))
        .collect();
    view! {
        <header class="pane-head">
            <h2 id="h-readiness">"Checks"</h2>
            {counts}
            {waits}
            <form class="pane-acts" method="post" action=CheckReadiness::PATH>
                <button class="btn btn-small" type="submit" id="check-again" disabled=view.reading>
                    {if view.reading { "Checking…" } else { "Check again" }}
                </button>
            </form>
        </header>
        {refused}
        <ul class="readiness">{lines}</ul>
    }
    .into_any()
}

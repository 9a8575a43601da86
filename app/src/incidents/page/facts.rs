use crate::live::use_incident;
use crate::ui::{Pane, PaneHead, use_clock};
use domain::time::span_text;
use leptos::prelude::*;

/// The four facts that a responder looks for first, each with how it is known.
#[component]
pub fn FactsPane() -> impl IntoView {
    let open = use_incident();
    let facts = open.part(|view| view.facts.clone());
    let clock = use_clock();
    let read = move || {
        let at = open.read.get()?;
        Some(format!(
            "from the record, read {} ago",
            span_text(clock.now().since(at))
        ))
    };
    let lead = open.part(|view| view.state.lead.as_ref().map(|one| one.name.clone()));
    let acknowledged = open.part(|view| {
        let span = view.clocks.acknowledge()?;
        let by = view
            .state
            .acknowledged
            .as_ref()
            .map(|one| format!(" by {}", one.by))
            .unwrap_or_default();
        Some(format!("acknowledged{by}, +{}", span_text(span)))
    });
    let devices = move || {
        let devices = facts.get().devices;
        (!devices.is_empty()).then(|| (devices.join(", "), Some("named by the record".to_owned())))
    };
    let contained = Signal::derive(move || facts.get().contained);
    view! {
        <Pane name="facts">
            <PaneHead name="facts" title="What is known" count=Signal::derive(read) />
            <div class="pane-body">
                <dl class="facts">
                    <Fact label="Device" fact=Signal::derive(devices) missing="Not told by the record" />
                    <Fact label="What it did" fact=Signal::derive(move || facts.get().did) missing="Not told by the record" />
                    <Fact label="Contained" fact=contained missing="No quarantine on record" flag=true />
                    <Fact
                        label="Who leads"
                        fact=Signal::derive(move || lead.get().map(|name| (name, acknowledged.get())))
                        missing="Nobody yet"
                        otherwise=Signal::derive(move || acknowledged.get())
                    />
                </dl>
            </div>
        </Pane>
    }
}

#[component]
fn Fact(
    label: &'static str,
    fact: Signal<Option<(String, Option<String>)>>,
    missing: &'static str,
    #[prop(optional)] flag: bool,
    #[prop(optional, into)] otherwise: Signal<Option<String>>,
) -> impl IntoView {
    let known = move || fact.with(Option::is_some);
    let text = move || fact.get().map_or_else(|| missing.to_owned(), |(text, _)| text);
    let source = move || match fact.get() {
        Some((_, source)) => source,
        None => otherwise.get(),
    };
    view! {
        <div>
            <dt>{label}</dt>
            <dd>
                <strong class:flag=move || flag && known() class:wait=move || !known()>
                    <bdi>{text}</bdi>
                </strong>
                {move || source().map(|source| view! { <span><bdi>{source}</bdi></span> })}
            </dd>
        </div>
    }
}

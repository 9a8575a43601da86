use crate::ui::{Told, moment};
use domain::engagement::{PageState, PageView, Receipt, ReceiptKind};
use domain::time::Timestamp;
use leptos::prelude::*;

/// One page: to whom, through which channel, how far it got and when.
pub fn page(one: &PageView, now: Timestamp) -> AnyView {
    let (class, told) = told(&one.state, now);
    view! {
        <li class=format!("page-line page-{class}")>
            <span><bdi>{one.who.clone()}</bdi> <span class="by">" " <bdi>{one.channel.clone()}</bdi></span></span>
            <span class="page-state">{told}</span>
            {steps(one, now)}
        </li>
    }
    .into_any()
}

fn told(state: &PageState, now: Timestamp) -> (&'static str, AnyView) {
    let at = |at| moment(at, Told::Clock, now);
    match state {
        PageState::Waiting => ("waiting", "not sent yet".into_any()),
        PageState::Sent { at: sent, silent: false } => ("sent", view! { "sent " {at(*sent)} }.into_any()),
        PageState::Sent { at: sent, silent: true } => (
            "silent",
            view! {
                "engaged since " {at(*sent)}
                ", no receipt: a third party's service tells AWS nothing more. Ask there, or acknowledge here for them."
            }
            .into_any(),
        ),
        PageState::Delivered { at: delivered } => {
            ("delivered", view! { "delivered " {at(*delivered)} }.into_any())
        }
        PageState::Read { at: read, from } => (
            "read",
            view! { "acknowledged " {at(*read)} " " <bdi>{from.clone()}</bdi> }.into_any(),
        ),
        PageState::Failed { at: failed, why } => {
            let why = why.clone().map(|why| view! { ": " <bdi>{why}</bdi> });
            ("failed", view! { "failed " {at(*failed)} {why} }.into_any())
        }
        PageState::Stopped { at: stopped } => ("stopped", view! { "stopped " {at(*stopped)} }.into_any()),
    }
}

/// What happened before its state, from paged on.
fn steps(one: &PageView, now: Timestamp) -> Option<AnyView> {
    let last = one.receipts.last()?;
    let earlier: Vec<_> = one
        .receipts
        .iter()
        .filter(|receipt| receipt.at < last.at || receipt.kind != last.kind)
        .map(|receipt| view! { <li>{word(receipt)} " " {moment(receipt.at, Told::Clock, now)}</li> })
        .collect();
    (!earlier.is_empty())
        .then(|| view! { <ul class="steps" aria-label="Before that">{earlier}</ul> }.into_any())
}

fn word(receipt: &Receipt) -> &'static str {
    match receipt.kind {
        ReceiptKind::Sent => "sent",
        ReceiptKind::Delivered => "delivered",
        ReceiptKind::Read => "acknowledged",
        ReceiptKind::Failed => "failed",
        ReceiptKind::Stopped => "stopped",
    }
}

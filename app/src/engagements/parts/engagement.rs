use super::acts::{accept, stop};
use super::page::page;
use super::turns::ahead;
use crate::ui::{Told, moment};
use domain::engagement::{ContactKind, EngagementView, EngagementsView};
use leptos::prelude::*;

/// One engagement: whom it began with, page by page, and what is to come.
pub fn engagement(one: &EngagementView, view: &EngagementsView) -> AnyView {
    let pages: Vec<_> = one.pages.iter().map(|it| page(it, view.now)).collect();
    let none = one
        .pages
        .is_empty()
        .then(|| view! { <li>"No page was sent yet."</li> });
    view! {
        <article class="engagement" id=format!("engagement-{}", one.engagement.id) aria-label=format!("Engagement of {}", one.who)>
            {head(one, view)}
            <ul class="pages" aria-label="Pages">{pages} {none}</ul>
            {warnings(one)}
            {ahead(one, view)}
            <p class="btns">{accept(one, view)} {stop(one, view)}</p>
        </article>
    }
    .into_any()
}

/// Those that are over, shut away.
pub fn over(ended: &[&EngagementView], view: &EngagementsView) -> Option<AnyView> {
    if ended.is_empty() {
        return None;
    }
    let item = |one: &&EngagementView| {
        let pages: Vec<_> = one.pages.iter().map(|it| page(it, view.now)).collect();
        view! {
            <li class="engagement" id=format!("over-{}", one.engagement.id)>
                {head(one, view)}
                <ul class="pages" aria-label="Pages">{pages}</ul>
            </li>
        }
    };
    let open = view.engagements.len() == ended.len();
    let said = match ended.len() {
        1 => "1 engagement is over".to_owned(),
        many => format!("{many} engagements are over"),
    };
    Some(
        view! {
            <details id="engagements-over" open=open>
                <summary>{said}</summary>
                <ul class="list">{ended.iter().map(item).collect::<Vec<_>>()}</ul>
            </details>
        }
        .into_any(),
    )
}

fn head(one: &EngagementView, view: &EngagementsView) -> AnyView {
    let kind = one.contact.as_ref().map(|contact| contact.summary.kind);
    let kind = kind.filter(|kind| *kind != ContactKind::Person);
    let of = one.engagement.started.map(|at| {
        view! { "since " {moment(at, Told::Clock, view.now)} }
    });
    let end = one.engagement.stopped.map(|at| {
        view! { ", over since " {moment(at, Told::Clock, view.now)} }
    });
    view! {
        <p class="engagement-head">
            <b><bdi>{one.who.clone()}</bdi></b>
            {kind.map(|kind| view! { <span>{kind.word()}</span> })}
            <span class="by">{of} {end} ", by " <bdi>{sender(&one.engagement.sender)}</bdi></span>
        </p>
    }
    .into_any()
}

/// Who started it: without the entry that our own senders end with.
fn sender(text: &str) -> String {
    match text.split_once(" via Lazaret ") {
        Some((name, _)) => format!("{name}, here"),
        None => text.to_owned(),
    }
}

/// What stands against somebody hearing of it.
fn warnings(one: &EngagementView) -> Option<AnyView> {
    let contact = one.contact.as_ref()?;
    let mut all = Vec::new();
    if let Some(at) = contact.gone {
        all.push(format!(
            "The contact was deleted in AWS, as was found {} UTC. What was sent before goes on.",
            at.clock_text()
        ));
    }
    let dead = contact.channels.iter().filter(|one| !one.activated).count();
    if dead > 0 {
        let all_dead = dead == contact.channels.len();
        all.push(match dead {
            _ if all_dead => "No channel of theirs was ever activated: nobody hears of it.".to_owned(),
            1 => "1 channel of theirs was never activated: nothing is sent there.".to_owned(),
            many => format!("{many} channels of theirs were never activated: nothing is sent there."),
        });
    }
    (!all.is_empty()).then(|| {
        let items: Vec<_> = all.into_iter().map(|one| view! { <li>{one}</li> }).collect();
        view! { <ul class="against warnings" aria-label="Stands against it">{items}</ul> }.into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::sender;

    #[test]
    fn our_own_senders_are_told_without_their_entry() {
        let ours = "Responder S via Lazaret 7e57ffff-0000-4000-8000-000000000000";
        assert_eq!(sender(ours), "Responder S, here");
        assert_eq!(sender("Incident Manager"), "Incident Manager");
    }
}

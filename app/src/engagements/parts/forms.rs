use crate::context::markup;
use crate::live::ServedForm;
use crate::ui::{Told, moment};
use domain::engagement::{ContactSummary, EngagementView, EngagementsView, PageView};
use domain::rights::Right;
use leptos::prelude::*;

const ON_RECORD: &str = "On the record first, then asked of AWS.";

fn base(view: &EngagementsView) -> ServedForm {
    ServedForm {
        title: String::new(),
        html: String::new(),
        cost: ON_RECORD.to_owned(),
        says: String::new(),
        reason: String::new(),
        optional: false,
        refused: view.rights.refusal(Right::Respond),
        device: String::new(),
    }
}

/// The form that acknowledges a page: the one named, otherwise the one that waits.
pub fn accept(view: &EngagementsView, of: &str) -> Option<ServedForm> {
    let page = page(view, of)?;
    let body = view! {
        <p>
            "The page to " <b><bdi>{page.who.clone()}</bdi></b> " by " <bdi>{page.channel.clone()}</bdi>
            ". Nobody else is paged by this engagement then, but for contacts that its plan engages whatever happens."
        </p>
        <input type="hidden" name="page" value=page.id.to_string() />
        <div class="field" data-label="Code">
            <label for="accept-code">"Code of the page, if it is yours"</label>
            <input
                class="input mono"
                id="accept-code"
                name="code"
                inputmode="numeric"
                autocomplete="one-time-code"
                maxlength="20"
                aria-describedby="accept-code-hint accept-code-error"
            />
            <p class="hint" id="accept-code-hint">
                "6 to 10 digits; AWS checks it, and a wrong one acknowledges nothing. Without it you acknowledge for them: the record and AWS say that it was you."
            </p>
            <p class="error" id="accept-code-error" role="alert"></p>
        </div>
    };
    Some(ServedForm {
        title: format!("Acknowledge the page to {}", page.who),
        html: markup(body.into_any()),
        says: "Acknowledge".to_owned(),
        ..base(view)
    })
}

fn page<'a>(view: &'a EngagementsView, of: &str) -> Option<&'a PageView> {
    let mut all = view.engagements.iter().flat_map(|one| &one.pages);
    if of.is_empty() {
        let mut running = view.engagements.iter().filter(|one| one.is_running());
        running.find_map(EngagementView::open_page)
    } else {
        all.find(|one| one.id.as_str() == of)
    }
}

/// The form that pages somebody else.
pub fn engage(view: &EngagementsView, contacts: &[ContactSummary]) -> ServedForm {
    let option = |one: &ContactSummary| {
        let said = format!("{} · {}", one.said(), one.kind.word());
        view! { <option value=one.name.to_string()>{said}</option> }
    };
    let options: Vec<_> = contacts.iter().map(option).collect();
    let body = view! {
        <div class="field" data-label="Whom">
            <label for="engage-contact">"Whom"</label>
            <input
                class="input"
                id="engage-contact"
                name="contact"
                list="engage-contacts"
                autocomplete="off"
                required=true
                maxlength="255"
                data-keep=""
                aria-describedby="engage-contact-hint engage-contact-error"
            />
            <datalist id="engage-contacts">{options}</datalist>
            <p class="hint" id="engage-contact-hint">
                {match contacts.len() {
                    0 => "AWS has no contact yet.".to_owned(),
                    1 => "1 contact. Type a part of its name.".to_owned(),
                    many => format!("{many} contacts, plans and schedules. Type a part of a name."),
                }}
            </p>
            <p class="error" id="engage-contact-error" role="alert"></p>
        </div>
    };
    ServedForm {
        title: "Engage somebody".to_owned(),
        html: markup(body.into_any()),
        cost: "They are paged at once, through all the channels of their plan in turn. The page carries the reason and the way here.".to_owned(),
        says: "Page them".to_owned(),
        reason: "Reason".to_owned(),
        refused: view
            .rights
            .refusal(Right::Respond)
            .or_else(|| (!view.open).then(|| "The incident is not open".to_owned())),
        ..base(view)
    }
}

/// The form that stops an engagement: the one named, otherwise the first that runs.
pub fn stop(view: &EngagementsView, of: &str) -> Option<ServedForm> {
    let named = |one: &&EngagementView| one.engagement.id.as_str() == of;
    let one = if of.is_empty() {
        view.engagements.iter().find(|one| one.is_running())
    } else {
        view.engagements.iter().find(named)
    }?;
    let coming = one.turns.iter().find(|turn| turn.escalates).map(|turn| {
        let name = view.roll.said(&turn.contact).to_owned();
        view! { " " <bdi>{name}</bdi> " would be paged in " {moment(turn.at, Told::Left, view.now)} "." }
    });
    let body = view! {
        <p>"Nobody else is paged by this engagement, whoever acknowledged." {coming}</p>
        <input type="hidden" name="engagement" value=one.engagement.id.to_string() />
    };
    Some(ServedForm {
        title: format!("Stop the engagement of {}", one.who),
        html: markup(body.into_any()),
        cost: "On the record first, then asked of AWS. It can't be undone; you can engage again.".to_owned(),
        says: "Stop it".to_owned(),
        reason: "Reason".to_owned(),
        ..base(view)
    })
}

/// The form that gives the lead to somebody who is here, with a note.
pub fn hand_over(view: &EngagementsView) -> ServedForm {
    let lead = view.state.lead.as_ref().map(|lead| &lead.subject);
    let others: Vec<_> = view
        .present
        .iter()
        .filter(|one| Some(&one.subject) != lead)
        .collect();
    let option = |one: &&domain::presence::Present| {
        view! { <option value=one.subject.to_string()>{one.name.clone()}</option> }
    };
    let options: Vec<_> = others.iter().map(option).collect();
    let seen = lead.map(ToString::to_string).unwrap_or_default();
    let nobody = others.is_empty();
    let body = view! {
        <input type="hidden" name="office" value="lead" />
        <input type="hidden" name="how" value="give" />
        <input type="hidden" name="seen" value=seen />
        <div class="field" data-label="To">
            <label for="hand-over-to">"To"</label>
            <select class="input" id="hand-over-to" name="to" data-keep="" aria-describedby="hand-over-hint hand-over-error">{options}</select>
            <p class="hint" id="hand-over-hint">
                "Who has this page open can take it. Somebody else you can engage first."
            </p>
            <p class="error" id="hand-over-error" role="alert"></p>
        </div>
    };
    ServedForm {
        title: "Hand over the lead".to_owned(),
        html: markup(body.into_any()),
        cost: "On the record, and told on the incident's timeline in AWS.".to_owned(),
        says: "Hand over".to_owned(),
        reason: "What they have to know".to_owned(),
        optional: true,
        refused: view
            .rights
            .refusal(Right::Respond)
            .or_else(|| nobody.then(|| "Nobody else has this page open".to_owned())),
        ..base(view)
    }
}

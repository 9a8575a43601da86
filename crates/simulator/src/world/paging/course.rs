//! The course of an engagement: its stages, its contacts' stages, and the way of its pages.

use super::engagements::Due;
use super::start::engage;
use super::{Page, told};
use crate::ssm_contacts::{ChannelKind, Reach, Target, code, page_arn};
use crate::world::Account;

const MINUTE_MS: i64 = 60_000;

/// When something happens next.
pub(crate) fn next_due(account: &Account) -> Option<i64> {
    account.engagements.next_due()
}

/// Lets everything happen that is due, each at its time.
pub(crate) fn run_due(account: &mut Account, now: i64) {
    while let Some((at, due)) = account.engagements.due(now) {
        match due {
            Due::Stage { engagement, stage } => begin(account, &engagement, stage, at),
            Due::Contact {
                engagement,
                engaged,
                stage,
            } => reach(account, &engagement, engaged, stage, at),
            Due::Send { page } => send(account, &page, at),
            Due::Delivered { page } => deliver(account, &page, at),
            Due::End { engagement } => end(account, &engagement, at),
        }
    }
}

/// A stage of the escalation plan begins ("The amount of time the plan waits until beginning the next stage. The first stage of
/// the escalation plan begins once the engagement starts", User Guide, "Stages").
fn begin(account: &mut Account, arn: &str, n: usize, at: i64) {
    let Some(engagement) = account.engagements.known_mut(arn) else {
        return;
    };
    if engagement.stop.is_some() || engagement.halted {
        return;
    }
    engagement.begun = engagement.stages.len().min(n + 1);
    let engagement_arn = arn.to_owned();
    let Some(stage) = engagement.stages.get(n).cloned() else {
        return account.engagements.plan(
            at,
            Due::End {
                engagement: engagement_arn,
            },
        );
    };
    for target in stage.targets {
        if let Target::Contact {
            arn: contact,
            essential,
        } = target
        {
            engage(account, arn, &contact, Some(n), essential, at);
        }
    }
    let next = Due::Stage {
        engagement: engagement_arn,
        stage: n + 1,
    };
    account.engagements.plan(at + stage.minutes * MINUTE_MS, next);
}

/// A stage of a contact's own plan begins. Channels that were deleted or are not activated are passed over ("the stage that
/// includes the channel will be ignored", API Reference, `DeleteContactChannel`).
fn reach(account: &mut Account, arn: &str, engaged: usize, n: usize, at: i64) {
    let Some(engagement) = account
        .engagements
        .known(arn)
        .filter(|known| known.stop.is_none())
    else {
        return;
    };
    let contact = &engagement.engaged[engaged];
    if contact.acknowledged {
        return;
    }
    let (contact_arn, alias, stage) = (
        contact.contact_arn.clone(),
        contact.alias.clone(),
        contact.stages[n].clone(),
    );
    for target in stage.targets {
        let Target::Channel {
            arn: channel,
            retry_minutes,
        } = target
        else {
            continue;
        };
        let known = account.contacts.known_channel(&channel);
        if !known.is_some_and(|channel| channel.activated) {
            continue;
        }
        let page = Page {
            arn: page_arn(account, &alias),
            engagement: arn.to_owned(),
            engaged,
            contact_arn: contact_arn.clone(),
            channel,
            code: code(&mut account.ids),
            retry_minutes,
            stage_ends: at + stage.minutes * MINUTE_MS,
            sent: None,
            delivered: None,
            read: None,
            receipts: Vec::new(),
        };
        let sent = page.arn.clone();
        account.engagements.add_page(page);
        send(account, &sent, at);
    }
}

/// A page is sent. One that can't be is tried again after the channel's interval, as long as the stage lasts.
fn send(account: &mut Account, arn: &str, at: i64) {
    let Ok((page, engagement)) = account.engagements.page(arn) else {
        return;
    };
    let contact = &engagement.engaged[page.engaged];
    if engagement.stop.is_some() || contact.acknowledged {
        return;
    }
    let (channel, code, letter) = (page.channel.clone(), page.code.clone(), engagement.letter.clone());
    let (engagement, engaged, first) = (page.engagement.clone(), page.engaged, !contact.paged);
    let again = page
        .retry_minutes
        .filter(|minutes| *minutes > 0)
        .map(|minutes| at + minutes * MINUTE_MS)
        .filter(|again| *again < page.stage_ends);
    let Some(channel) = account.contacts.known_channel(&channel).cloned() else {
        return;
    };
    let reached = channel.activated && channel.reach != Reach::Fails;
    let info = if reached {
        account.ids.hex()
    } else {
        "The message could not be sent".to_owned()
    };
    if let Some(page) = account.engagements.page_mut(arn) {
        page.receipt(if reached { "SENT" } else { "ERROR" }, &info, at);
        if reached {
            page.sent = Some(at);
        }
    }
    if !reached {
        if let Some(again) = again {
            let page = arn.to_owned();
            account.engagements.plan(again, Due::Send { page });
        }
        return;
    }
    let text = match channel.kind {
        // The secure texts are for voice and e-mail, the public ones for SMS (service model).
        ChannelKind::Sms => (
            letter.public_subject.unwrap_or_default(),
            letter.public_content.unwrap_or_default(),
        ),
        ChannelKind::Voice | ChannelKind::Email => (letter.subject, letter.content),
    };
    account.contacts.inbox.page(&channel, arn, code, text, at);
    if channel.reach == Reach::Delivers {
        let page = arn.to_owned();
        let delivered = at + channel.kind.delivery_ms();
        account.engagements.plan(delivered, Due::Delivered { page });
    }
    if first {
        if let Some(known) = account.engagements.known_mut(&engagement) {
            known.engaged[engaged].paged = true;
        }
        told::paged(account, &engagement, engaged, at);
    }
}

fn deliver(account: &mut Account, arn: &str, at: i64) {
    let Some(page) = account.engagements.page_mut(arn) else {
        return;
    };
    // Who read it before the confirmation came had it delivered then.
    if page.delivered.is_none() {
        page.delivered = Some(at);
        page.receipt("DELIVERED", "The provider confirmed the delivery", at);
    }
}

/// Ends an engagement in which nobody is left to wait for.
pub(super) fn end(account: &mut Account, arn: &str, at: i64) {
    if let Some(engagement) = account.engagements.known_mut(arn)
        && engagement.stop.is_none()
        && engagement.over(at)
    {
        engagement.stop = Some(at);
    }
}

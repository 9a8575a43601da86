//! A small plan: the operator by SMS, after 2 minutes by phone; after 5 minutes the lead by SMS and e-mail.

use crate::world::at;
use domain::device::Section;
use domain::engagement::{
    Channel, ChannelKind, Contact, ContactKind, ContactSummary, Engagement, Page, PlanStage, Receipt,
    ReceiptKind, Roll, Target,
};

pub fn channel(of: &str, name: &str, kind: ChannelKind, activated: bool) -> Channel {
    Channel {
        id: format!("{of}/{name}").parse().unwrap(),
        name: name.into(),
        kind,
        activated,
    }
}

fn contact(name: &str, display: &str, kind: ContactKind, stages: Vec<PlanStage>) -> Contact {
    Contact {
        summary: ContactSummary {
            name: name.parse().unwrap(),
            display: Some(display.into()),
            kind,
        },
        stages,
        channels: Vec::new(),
        gone: None,
    }
}

pub fn by(of: &str, name: &str) -> Target {
    Target::Channel {
        channel: format!("{of}/{name}").parse().unwrap(),
    }
}

pub fn whom(name: &str, essential: bool) -> Target {
    Target::Contact {
        contact: name.parse().unwrap(),
        essential,
    }
}

pub fn stage(minutes: u32, targets: Vec<Target>) -> PlanStage {
    PlanStage { minutes, targets }
}

pub fn operator() -> Contact {
    let stages = vec![
        stage(2, vec![by("operator-o", "sms")]),
        stage(0, vec![by("operator-o", "phone")]),
    ];
    Contact {
        channels: vec![
            channel("operator-o", "sms", ChannelKind::Sms, true),
            channel("operator-o", "phone", ChannelKind::Voice, true),
        ],
        ..contact("operator-o", "Operator O", ContactKind::Person, stages)
    }
}

pub fn lead() -> Contact {
    let stages = vec![stage(5, vec![by("lead-l", "sms"), by("lead-l", "mail")])];
    Contact {
        channels: vec![
            channel("lead-l", "sms", ChannelKind::Sms, true),
            channel("lead-l", "mail", ChannelKind::Email, false),
        ],
        ..contact("lead-l", "Lead L", ContactKind::Person, stages)
    }
}

pub fn plan(essential: bool) -> Contact {
    let stages = vec![
        stage(5, vec![whom("operator-o", essential)]),
        stage(10, vec![whom("lead-l", true)]),
    ];
    contact("ot-on-call", "OT on call", ContactKind::Plan, stages)
}

pub fn page(of: &str, key: &str, sent: i64) -> Page {
    Page {
        id: format!("{of}/{key}").parse().unwrap(),
        contact: of.parse().unwrap(),
        sent: Some(at(sent)),
        delivered: None,
        read: None,
        receipts: vec![receipt(ReceiptKind::Sent, sent, Some(&format!("{of}/sms")))],
        receipts_read: Some(at(sent)),
    }
}

pub fn receipt(kind: ReceiptKind, seconds: i64, channel: Option<&str>) -> Receipt {
    Receipt {
        kind,
        at: at(seconds),
        channel: channel.map(|id| id.parse().unwrap()),
        told: None,
    }
}

/// An engagement of the plan that began at 0, with one page to the operator.
pub fn engagement() -> Engagement {
    Engagement {
        id: "ot-on-call/e1".parse().unwrap(),
        contact: "ot-on-call".parse().unwrap(),
        sender: "Incident Manager".into(),
        started: Some(at(0)),
        stopped: None,
        pages: vec![page("operator-o", "p1", 1)],
    }
}

pub fn roll(engagement: Engagement) -> Roll {
    Roll {
        engagements: Section::of(vec![engagement], at(0)),
        contacts: vec![plan(true), operator(), lead()],
    }
}

/// The same once the operator acknowledged.
pub fn acknowledged(mut engagement: Engagement, seconds: i64) -> Engagement {
    let page = &mut engagement.pages[0];
    page.read = Some(at(seconds));
    page.receipts
        .push(receipt(ReceiptKind::Read, seconds, Some("operator-o/sms")));
    engagement
}

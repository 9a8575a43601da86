use super::people::{MINUTE, People};
use crate::bench::START;
use domain::device::Section;
use domain::engagement::{
    Channel, ChannelKind, ContactKind, PlanStage, Receipt, ReceiptKind, Roll, Target, turns,
};
use response::ports::Contacts;

#[tokio::test]
async fn a_contact_is_read_with_its_plan_and_its_channels_but_for_their_addresses() {
    let people = People::new().await;
    let listed = people.contacts.contacts().await.unwrap();
    let named: Vec<(&str, &str, ContactKind)> = listed
        .iter()
        .map(|one| (one.name.as_str(), one.said(), one.kind))
        .collect();
    assert_eq!(
        named,
        [
            ("lead-l", "Lead L", ContactKind::Person),
            ("operator-o", "Operator O", ContactKind::Person),
            ("ot-on-call", "OT on call", ContactKind::Plan)
        ]
    );
    let lead = people
        .contacts
        .contact(&"lead-l".parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    let [sms, mail]: &[Channel; 2] = lead.channels.as_slice().try_into().unwrap();
    assert_eq!(
        (
            (sms.kind, sms.activated, sms.name.as_str()),
            (mail.kind, mail.activated)
        ),
        ((ChannelKind::Sms, true, "sms"), (ChannelKind::Email, false))
    );
    assert_eq!(
        lead.stages,
        [&sms.id, &mail.id].map(|channel| PlanStage {
            minutes: 2,
            targets: vec![Target::Channel {
                channel: channel.clone()
            }]
        })
    );
    assert!(!format!("{lead:?}").contains("waterworks.example"));
    let plan = people
        .contacts
        .contact(&"ot-on-call".parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        plan.stages,
        [(5, "operator-o"), (10, "lead-l")].map(|(minutes, contact)| PlanStage {
            minutes,
            targets: vec![Target::Contact {
                contact: contact.parse().unwrap(),
                essential: true
            }]
        })
    );
    assert_eq!(
        people.contacts.contact(&"nobody".parse().unwrap()).await.unwrap(),
        None
    );
}

#[tokio::test]
async fn an_engagement_its_pages_and_their_receipts_are_read_with_every_member() {
    let people = People::new().await;
    let engagement = people.engaged().await;
    assert_eq!(
        (
            engagement.contact.as_str(),
            engagement.sender.as_str(),
            engagement.started,
            engagement.stopped
        ),
        ("ot-on-call", "Responder S via Lazaret", Some(START), None)
    );
    people.advance(3 * MINUTE);
    let pages = people.contacts.pages(&engagement.id).await.unwrap();
    let sent: Vec<_> = pages
        .iter()
        .map(|page| (page.contact.as_str(), page.sent))
        .collect();
    assert_eq!(
        sent,
        [
            ("operator-o", Some(START)),
            ("operator-o", Some(START.plus(2 * MINUTE)))
        ],
        "by SMS, then by phone"
    );
    let delivered = pages[0].delivered.unwrap();
    let receipts = people.contacts.receipts(&pages[0].id).await.unwrap();
    let channel = receipts[0].channel.clone().unwrap();
    assert!(channel.as_str().starts_with("operator-o/"));
    let receipt = |kind, at| Receipt {
        kind,
        at,
        channel: Some(channel.clone()),
        told: None,
    };
    assert_eq!(
        receipts,
        [
            receipt(ReceiptKind::Sent, START),
            receipt(ReceiptKind::Delivered, delivered)
        ],
        "no code, no message number"
    );
    let since = people.contacts.engagements_since(START).await.unwrap();
    assert_eq!(
        since.iter().map(|one| &one.id).collect::<Vec<_>>(),
        [&engagement.id]
    );
    assert_eq!(
        people.contacts.engagements_since(START.plus(1)).await.unwrap(),
        []
    );
    assert_eq!(
        people.contacts.engagement(&engagement.id).await.unwrap(),
        engagement
    );
}

/// The figure of issue 4: what the console says of the next turn, and when it happens in the account.
#[tokio::test]
async fn each_turn_happens_when_the_domain_says_it_will() {
    let people = People::new().await;
    let engagement = people.engaged().await;
    let mut contacts = Vec::new();
    for name in ["ot-on-call", "operator-o", "lead-l"] {
        contacts.extend(people.contacts.contact(&name.parse().unwrap()).await.unwrap());
    }
    let roll = Roll {
        engagements: Section::of(vec![engagement.clone()], START),
        contacts,
    };
    let told: Vec<_> = turns(&engagement, &roll, START.plus(-1))
        .into_iter()
        .filter(|turn| !turn.channels.is_empty())
        .map(|turn| (turn.contact, turn.at))
        .collect();
    people.advance(20 * MINUTE);
    let pages = people.contacts.pages(&engagement.id).await.unwrap();
    let happened: Vec<_> = pages
        .into_iter()
        .map(|page| (page.contact, page.sent.unwrap()))
        .collect();
    assert_eq!(told, happened);
    println!("escalation: {} turns, each to the millisecond", told.len());
}

#[tokio::test]
async fn lists_are_read_over_their_pages() {
    let people = People::new().await;
    for n in 0..104 {
        people.person(&format!("person-{n:03}"), "One of many", &[]).await;
        let call = people.call("lead-l");
        people
            .contacts
            .engage(&call, &crate::bench::token(&format!("call {n}")))
            .await
            .unwrap();
        people.advance(1_000);
    }
    assert_eq!(people.contacts.contacts().await.unwrap().len(), 107);
    let engagements = people.contacts.engagements(&people.incident).await.unwrap();
    assert_eq!(engagements.len(), 104);
    assert!(engagements.is_sorted_by(|a, b| a.started > b.started));
    assert_eq!(people.bench.calls("ListEngagements").len(), 2);
}

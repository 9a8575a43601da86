//! Who is paged: roles with pretended addresses, and the plans by which they are. Telephone numbers are of those that are
//! reserved for fiction, mail addresses under `.example`.

use std::collections::BTreeMap;

use super::people;
use crate::ssm_contacts::{
    Channel, ChannelKind, Contact, ContactKind, Plan, Reach, Stage, Target, channel_arn, contact_arn,
};
use crate::world::Account;

/// Whom the plan for devices engages.
pub(super) const DEVICES: &str = "ot-escalation";
/// Whom the plan for the network engages.
pub(super) const NETWORK: &str = "network-escalation";

/// A way to reach somebody: its kind, its address, whether it was ever activated, and how many minutes its stage lasts.
type Way = (ChannelKind, &'static str, bool, i64);

use ChannelKind::{Email, Sms, Voice};

const PEOPLE: &[(&str, &str, &[Way])] = &[
    (
        "ot-on-call",
        "OT on call",
        &[
            (Sms, "+12025550143", true, 2),
            (Voice, "+12025550143", true, 3),
            (Email, "ot-on-call@waterworks.example", true, 5),
        ],
    ),
    (
        "device-engineering",
        "Device engineering",
        &[
            (Sms, "+12025550161", true, 3),
            (Voice, "+12025550161", false, 3),
            (Email, "device-engineering@waterworks.example", true, 4),
        ],
    ),
    (
        "duty-manager",
        "Duty manager of the plant",
        &[
            (Sms, "+12025550178", false, 3),
            (Email, "duty-manager@waterworks.example", true, 5),
        ],
    ),
    (
        "network-on-call",
        "Network on call",
        &[
            (Sms, "+12025550112", true, 5),
            (Email, "network@waterworks.example", false, 5),
        ],
    ),
    // Nobody can reach it: its only channel was never activated.
    (
        "supplier-hotline",
        "Hotline of the supplier",
        &[(Voice, "+12025550199", false, 10)],
    ),
];

pub(super) fn plant(account: &mut Account) {
    for (alias, name, ways) in PEOPLE {
        person(account, alias, name, ways);
    }
    let devices = [
        (5, "ot-on-call", true),
        (10, "device-engineering", true),
        (0, "duty-manager", false),
    ];
    escalation(account, DEVICES, "OT escalation", &devices);
    let network = [(10, "network-on-call", true), (0, "supplier-hotline", false)];
    escalation(account, NETWORK, "Network escalation", &network);
    contact(
        account,
        "holiday-rota",
        "Rota over the holidays",
        ContactKind::OncallSchedule,
        Plan::default(),
    );
}

fn person(account: &mut Account, alias: &str, name: &str, ways: &[Way]) {
    contact(account, alias, name, ContactKind::Personal, Plan::default());
    let mut plan = Plan::default();
    for (kind, address, activated, minutes) in ways {
        let arn = channel_arn(account, alias);
        account.contacts.add_channel(Channel {
            arn: arn.clone(),
            contact_arn: contact_arn(account, alias),
            name: format!("{alias} {}", kind.wire().to_lowercase()),
            kind: *kind,
            address: (*address).to_owned(),
            activated: *activated,
            code: None,
            reach: Reach::default(),
        });
        plan.stages.push(Stage {
            minutes: *minutes,
            targets: vec![Target::Channel {
                arn,
                retry_minutes: Some(1),
            }],
        });
    }
    if let Some(mut planned) = account.contacts.known(&contact_arn(account, alias)).cloned() {
        planned.plan = plan;
        account.contacts.insert(planned);
    }
}

fn escalation(account: &mut Account, alias: &str, name: &str, stages: &[(i64, &str, bool)]) {
    let stages = stages.iter().map(|(minutes, contact, essential)| Stage {
        minutes: *minutes,
        targets: vec![Target::Contact {
            arn: people::contact(account, contact),
            essential: *essential,
        }],
    });
    let plan = Plan {
        stages: stages.collect(),
    };
    contact(account, alias, name, ContactKind::Escalation, plan);
}

fn contact(account: &mut Account, alias: &str, name: &str, kind: ContactKind, plan: Plan) {
    let arn = contact_arn(account, alias);
    account.contacts.insert(Contact {
        arn,
        alias: alias.to_owned(),
        display_name: Some(name.to_owned()),
        kind,
        plan,
        channels: Vec::new(),
        tags: BTreeMap::from([("site".to_owned(), "waterworks".to_owned())]),
        policy: None,
    });
}

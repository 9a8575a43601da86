//! A simulated account with an operator, a lead, and the plan that pages one after the other.

use crate::bench::{Bench, gateway};
use aws::PagingContacts;
use aws::gateway::GatewaySettings;
use aws_sdk_ssmcontacts::Client;
use aws_sdk_ssmcontacts::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_ssmcontacts::types::{
    ChannelTargetInfo, ChannelType, ContactChannelAddress, ContactTargetInfo, ContactType, Plan, Stage,
    Target,
};
use domain::engagement::Engagement;
use domain::ids::{IncidentId, PageId};
use futures::future::BoxFuture;
use response::ports::{Call, Contacts};
use simulator::ADMIN_ACCESS_KEY;

pub const PREFIX: &str = "arn:aws:ssm-contacts:eu-central-1:111122223333";
pub const MINUTE: i64 = 60_000;

pub struct People {
    pub bench: Bench,
    pub contacts: PagingContacts,
    /// The SDK itself, to do what the adapter doesn't.
    pub aws: Client,
    pub incident: IncidentId,
}

impl People {
    pub async fn new() -> Self {
        Self::with(gateway()).await
    }

    /// Boxed: it is a large future, and every test begins with it.
    pub fn with(gateway: GatewaySettings) -> BoxFuture<'static, Self> {
        Box::pin(Self::made(gateway))
    }

    async fn made(gateway: GatewaySettings) -> Self {
        let bench = Bench::with(gateway).await;
        let aws = Client::from_conf(
            aws_sdk_ssmcontacts::Config::builder()
                .behavior_version(BehaviorVersion::v2026_01_12())
                .region(Region::new("eu-central-1"))
                .endpoint_url(bench.running.aws_endpoint())
                .credentials_provider(
                    Credentials::builder()
                        .access_key_id(ADMIN_ACCESS_KEY)
                        .secret_access_key("any")
                        .provider_name("test")
                        .build(),
                )
                .build(),
        );
        let incident = bench.incident("pump-117 opened TCP 123").await;
        let people = Self {
            contacts: bench.account.contacts(),
            bench,
            aws,
            incident,
        };
        people
            .person(
                "operator-o",
                "Operator O",
                &[(ChannelType::Sms, true), (ChannelType::Voice, true)],
            )
            .await;
        people
            .person(
                "lead-l",
                "Lead L",
                &[(ChannelType::Sms, true), (ChannelType::Email, false)],
            )
            .await;
        people.plan().await;
        people.bench.running.world().clear_calls();
        people
    }

    /// Somebody with channels, each the only one of its stage, 2 minutes long.
    pub async fn person(&self, alias: &str, name: &str, channels: &[(ChannelType, bool)]) {
        let empty = Plan::builder().set_stages(Some(Vec::new())).build();
        let made = self
            .aws
            .create_contact()
            .alias(alias)
            .display_name(name)
            .r#type(ContactType::Personal);
        made.plan(empty).send().await.unwrap();
        let mut stages = Vec::new();
        for (n, (kind, activated)) in channels.iter().enumerate() {
            let channel = self.channel(alias, n, kind.clone(), *activated).await;
            let target = ChannelTargetInfo::builder().contact_channel_id(channel);
            let target = Target::builder()
                .channel_target_info(target.build().unwrap())
                .build();
            stages.push(
                Stage::builder()
                    .duration_in_minutes(2)
                    .targets(target)
                    .build()
                    .unwrap(),
            );
        }
        let plan = Plan::builder().set_stages(Some(stages)).build();
        let updated = self
            .aws
            .update_contact()
            .contact_id(format!("{PREFIX}:contact/{alias}"));
        updated.plan(plan).send().await.unwrap();
    }

    async fn channel(&self, alias: &str, n: usize, kind: ChannelType, activated: bool) -> String {
        let address = match kind {
            ChannelType::Email => format!("{alias}@waterworks.example"),
            _ => format!("+1202555{:04}", 100 + n + alias.len() * 10),
        };
        let address = ContactChannelAddress::builder().simple_address(address).build();
        let made = self
            .aws
            .create_contact_channel()
            .contact_id(format!("{PREFIX}:contact/{alias}"));
        let made = made
            .name(kind.as_str().to_lowercase())
            .r#type(kind)
            .delivery_address(address);
        let arn = made.send().await.unwrap().contact_channel_arn;
        if activated {
            let messages = self.bench.running.world().messages_after(0);
            let sent = messages
                .iter()
                .rev()
                .find(|one| one["channel"] == arn.as_str())
                .unwrap();
            let code = sent["code"].as_str().unwrap().to_owned();
            let activate = self.aws.activate_contact_channel().contact_channel_id(&arn);
            activate.activation_code(code).send().await.unwrap();
        }
        arn
    }

    async fn plan(&self) {
        let whom = |alias: &str| {
            let info = ContactTargetInfo::builder().is_essential(true);
            let info = info
                .contact_id(format!("{PREFIX}:contact/{alias}"))
                .build()
                .unwrap();
            Target::builder().contact_target_info(info).build()
        };
        let stage = |minutes, alias| {
            Stage::builder()
                .duration_in_minutes(minutes)
                .targets(whom(alias))
                .build()
        };
        let plan = Plan::builder()
            .stages(stage(5, "operator-o").unwrap())
            .stages(stage(10, "lead-l").unwrap());
        let made = self
            .aws
            .create_contact()
            .alias("ot-on-call")
            .display_name("OT on call");
        made.r#type(ContactType::Escalation)
            .plan(plan.build())
            .send()
            .await
            .unwrap();
    }

    /// A call of the plan, or of somebody.
    pub fn call(&self, whom: &str) -> Call {
        Call {
            contact: whom.parse().unwrap(),
            incident: Some(self.incident.clone()),
            sender: "Responder S via Lazaret".into(),
            subject: "High incident: pump-117".into(),
            content: "Come and see".into(),
            public: "Responder S asks for you".into(),
        }
    }

    /// The plan is engaged.
    pub async fn engaged(&self) -> Engagement {
        let token = crate::bench::token("engaged");
        let id = self
            .contacts
            .engage(&self.call("ot-on-call"), &token)
            .await
            .unwrap();
        let all = self.contacts.engagements(&self.incident).await.unwrap();
        all.into_iter().find(|one| one.id == id).unwrap()
    }

    pub fn advance(&self, millis: i64) {
        self.bench.running.world().advance_ms(millis);
    }

    /// The code that a page carries, as its channel got it.
    pub fn code(&self, page: &PageId) -> String {
        let arn = format!("{PREFIX}:page/{page}");
        let messages = self.bench.running.world().messages_after(0);
        let sent = messages.iter().find(|one| one["page"] == arn.as_str()).unwrap();
        sent["code"].as_str().unwrap().to_owned()
    }
}

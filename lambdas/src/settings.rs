use aws::contacts::contact_of;
use clap::Parser;
use domain::containment::{ContainmentSettings, Strength};
use domain::detection::DetectionSettings;
use domain::ids::{ContactName, GroupName, PlanName, Region};

/// What the template sets; each is an environment variable of the function.
#[derive(Clone, Debug, Parser)]
#[command(about = "A function of Lazaret's workflow. It runs where the Lambda Runtime API is.")]
pub struct Settings {
    /// The Region, which Lambda itself tells.
    #[arg(long, env = "AWS_REGION")]
    pub region: Region,
    /// Another endpoint for all AWS APIs, such as a simulator.
    #[arg(long, env = "LAZARET_AWS_ENDPOINT")]
    pub endpoint: Option<String>,
    /// How many seconds an invocation of the function has.
    #[arg(long, env = "LAZARET_TIMEOUT_S", value_parser = clap::value_parser!(i64).range(1..=900))]
    pub timeout_s: Option<i64>,
    /// The console's own address, to which pages and summaries link.
    #[arg(long, env = "LAZARET_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// The response plan that incidents are started from.
    #[arg(long, env = "LAZARET_PLAN")]
    pub plan: Option<PlanName>,
    /// Who is paged: resource names of contacts or escalation plans, with commas between them.
    #[arg(long, env = "LAZARET_CONTACTS", value_delimiter = ',', value_parser = contact)]
    pub contacts: Vec<ContactName>,
    /// More devices than this that break one rule at once are one incident.
    #[arg(long, env = "LAZARET_FOLD_ABOVE", default_value = "5")]
    pub fold_above: usize,
    /// What "at once" means, in seconds.
    #[arg(long, env = "LAZARET_FOLD_WITHIN_S", default_value = "600", value_parser = clap::value_parser!(i64).range(1..=86_400))]
    pub fold_within_s: i64,
    /// In how many seconds starts for one cause are one start.
    #[arg(long, env = "LAZARET_WINDOW_S", default_value = "3600", value_parser = clap::value_parser!(i64).range(60..=86_400))]
    pub window_s: i64,
    /// The thing group whose policy denies.
    #[arg(long, env = "LAZARET_QUARANTINE_GROUP", default_value = "QUARANTINED")]
    pub group: GroupName,
    /// By what devices are contained: `group`, `certificate` or `both`.
    #[arg(long, env = "LAZARET_STRENGTH", default_value = "group", value_parser = strength)]
    pub strength: Strength,
    /// How many seconds a change of policies takes to bind.
    #[arg(long, env = "LAZARET_POLICY_DELAY_S", value_parser = clap::value_parser!(i64).range(0..=86_400))]
    pub policy_delay_s: Option<i64>,
    /// How many seconds a deactivated certificate may still be used.
    #[arg(long, env = "LAZARET_CERTIFICATE_DELAY_S", value_parser = clap::value_parser!(i64).range(0..=86_400))]
    pub certificate_delay_s: Option<i64>,
    /// How many seconds no session may be seen before a quarantine is Verified.
    #[arg(long, env = "LAZARET_QUIET_S", value_parser = clap::value_parser!(i64).range(0..=86_400))]
    pub quiet_s: Option<i64>,
}

fn contact(arn: &str) -> Result<ContactName, String> {
    contact_of(arn).ok_or_else(|| format!("{arn:?} is no contact's resource name"))
}

fn strength(name: &str) -> Result<Strength, String> {
    Strength::named(name).ok_or_else(|| format!("{name:?} is no strength: group, certificate or both"))
}

impl Settings {
    /// What is decided about detections.
    pub fn detection(&self) -> DetectionSettings {
        DetectionSettings {
            fold_above: self.fold_above,
            within: self.fold_within_s * 1_000,
            window: self.window_s * 1_000,
            watched: self.containment().longest(),
        }
    }

    /// What is decided about containment.
    pub fn containment(&self) -> ContainmentSettings {
        let usual = ContainmentSettings::new(self.group.clone());
        let millis = |seconds: Option<i64>, usual: i64| seconds.map_or(usual, |seconds| seconds * 1_000);
        ContainmentSettings {
            policy_delay: millis(self.policy_delay_s, usual.policy_delay),
            certificate_delay: millis(self.certificate_delay_s, usual.certificate_delay),
            quiet: millis(self.quiet_s, usual.quiet),
            ..usual
        }
    }
}

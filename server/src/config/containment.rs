use domain::containment::ContainmentSettings;
use domain::ids::{ContactName, GroupName};

/// What a deployment decides about taking devices out of traffic.
#[derive(clap::Args, Clone, Debug)]
pub struct ContainmentArgs {
    /// The thing group whose policy denies.
    #[arg(
        long = "quarantine-group",
        env = "LAZARET_QUARANTINE_GROUP",
        default_value = "QUARANTINED"
    )]
    pub group: GroupName,
    /// Seconds until a change of policies binds; AWS says 6 to 8 minutes.
    #[arg(long, env = "LAZARET_POLICY_DELAY_S", default_value_t = 480)]
    pub policy_delay_s: u32,
    /// Seconds until a deactivated certificate binds; AWS says "within a few minutes".
    #[arg(long, env = "LAZARET_CERTIFICATE_DELAY_S", default_value_t = 300)]
    pub certificate_delay_s: u32,
    /// Seconds without a session after which a quarantine counts as verified.
    #[arg(long, env = "LAZARET_QUIET_S", default_value_t = 600)]
    pub quiet_s: u32,
    /// Seconds for which a request waits for a second person.
    #[arg(long, env = "LAZARET_APPROVAL_S", default_value_t = 1_800)]
    pub approval_s: u32,
    /// Seconds after which somebody is asked again about a quarantine whose time is over.
    #[arg(long, env = "LAZARET_ASK_AGAIN_S", default_value_t = 1_800)]
    pub ask_again_s: u32,
    /// Contacts of Incident Manager, by alias, that are paged when a quarantine waits for a second person or is over its
    /// time; without them those of the incident's response plan.
    #[arg(long, env = "LAZARET_PAGE_CONTACTS", value_delimiter = ',')]
    pub page_contacts: Vec<ContactName>,
}

impl ContainmentArgs {
    /// As the use cases want it.
    pub fn settings(&self) -> ContainmentSettings {
        let millis = |seconds: u32| i64::from(seconds) * 1_000;
        ContainmentSettings {
            group: self.group.clone(),
            policy_delay: millis(self.policy_delay_s),
            certificate_delay: millis(self.certificate_delay_s),
            quiet: millis(self.quiet_s),
            approval: millis(self.approval_s),
            ask_again: millis(self.ask_again_s),
            contacts: self.page_contacts.clone(),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::Config;
    use clap::Parser;

    #[test]
    fn without_a_word_the_settings_are_those_of_the_domain() {
        let config = Config::try_parse_from(["server", "--issuer", "https://id.example"]).unwrap();
        let group = "QUARANTINED".parse().unwrap();
        assert_eq!(config.containment.settings(), ContainmentSettings::new(group));
    }

    #[test]
    fn a_group_that_no_registry_takes_is_refused() {
        let args = [
            "server",
            "--issuer",
            "https://id.example",
            "--quarantine-group",
            "a b",
        ];
        assert!(Config::try_parse_from(args).is_err());
    }
}

use domain::ids::{AccountId, ChannelId, ContactName, EngagementId, IncidentId, PageId, Region};
use std::str::FromStr;

/// The namespace of the contacts' resource names and permissions.
pub(super) const SERVICE: &str = "ssm-contacts";

/// Spells the account's resource names. Unlike Incident Manager's own these have a Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    /// `aws`, `aws-cn`, `aws-us-gov`.
    pub(crate) partition: String,
    /// The Region that the console watches.
    pub(crate) region: Region,
    /// The account that the console is connected to.
    pub(crate) account: AccountId,
}

impl Names {
    /// `arn:aws:ssm-contacts:REGION:ACCOUNT:contact/ALIAS`.
    pub(super) fn contact(&self, name: &ContactName) -> String {
        self.of("contact", name.as_str())
    }

    /// `arn:aws:ssm-contacts:REGION:ACCOUNT:engagement/ALIAS/KEY`.
    pub(super) fn engagement(&self, id: &EngagementId) -> String {
        self.of("engagement", id.as_str())
    }

    /// `arn:aws:ssm-contacts:REGION:ACCOUNT:page/ALIAS/KEY`.
    pub(super) fn page(&self, id: &PageId) -> String {
        self.of("page", id.as_str())
    }

    /// The incident as engagements name it: its own resource name, which has no Region.
    pub(super) fn incident(&self, id: &IncidentId) -> String {
        let IncidentId { account, plan, key } = id;
        format!(
            "arn:{}:ssm-incidents::{account}:incident-record/{plan}/{key}",
            self.partition
        )
    }

    fn of(&self, kind: &str, id: &str) -> String {
        format!(
            "arn:{}:{SERVICE}:{}:{}:{kind}/{id}",
            self.partition, self.region, self.account
        )
    }
}

/// The contact that a resource name names.
pub fn contact_of(arn: &str) -> Option<ContactName> {
    id_of(arn, "contact/")
}

/// The channel that a resource name names.
pub(super) fn channel_of(arn: &str) -> Option<ChannelId> {
    id_of(arn, "contact-channel/")
}

/// The engagement that a resource name names.
pub(super) fn engagement_of(arn: &str) -> Option<EngagementId> {
    id_of(arn, "engagement/")
}

/// The page that a resource name names.
pub(super) fn page_of(arn: &str) -> Option<PageId> {
    id_of(arn, "page/")
}

fn id_of<T: FromStr>(arn: &str, kind: &str) -> Option<T> {
    let mut parts = arn.splitn(6, ':');
    let (prefix, _partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (_region, _account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    let ours = prefix == "arn" && service == SERVICE;
    ours.then(|| resource.strip_prefix(kind)?.parse().ok()).flatten()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const PREFIX: &str = "arn:aws:ssm-contacts:eu-central-1:111122223333";

    fn names() -> Names {
        Names {
            partition: "aws".to_owned(),
            region: "eu-central-1".parse().unwrap(),
            account: "111122223333".parse().unwrap(),
        }
    }

    #[test]
    fn each_kind_reads_back_from_its_resource_name() {
        let key = "akuam/69e40ce1-8dbb-4d57-8962-5fbe7fc53356";
        let contact = contact_of(&format!("{PREFIX}:contact/akuam")).unwrap();
        assert_eq!(names().contact(&contact), format!("{PREFIX}:contact/akuam"));
        let engagement = engagement_of(&format!("{PREFIX}:engagement/{key}")).unwrap();
        assert_eq!(
            names().engagement(&engagement),
            format!("{PREFIX}:engagement/{key}")
        );
        let page = page_of(&format!("{PREFIX}:page/{key}")).unwrap();
        assert_eq!(names().page(&page), format!("{PREFIX}:page/{key}"));
        assert_eq!(
            channel_of(&format!("{PREFIX}:contact-channel/{key}"))
                .unwrap()
                .as_str(),
            key
        );
    }

    #[test]
    fn one_kind_never_passes_for_another_nor_for_another_services() {
        let key = "akuam/69e40ce1-8dbb-4d57-8962-5fbe7fc53356";
        assert_eq!(contact_of(&format!("{PREFIX}:contact-channel/{key}")), None);
        assert_eq!(page_of(&format!("{PREFIX}:engagement/{key}")), None);
        for arn in ["", "page/a/b", "arn:aws:ssm:eu-central-1:111122223333:page/a/b"] {
            assert_eq!(page_of(arn), None, "{arn}");
        }
    }
}

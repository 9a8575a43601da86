use domain::device::Access;
use domain::ids::CertificateId;

/// The prefix of the permissions of all three services.
pub(super) const SERVICE: &str = "iot";

/// Spells the account's resource names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Names {
    /// `arn:aws:iot:REGION:ACCOUNT`.
    pub(super) prefix: String,
}

impl Names {
    /// What a policy names as the resource of an access: a client, a topic, or a topic filter.
    pub(super) fn resource(&self, access: Access, target: &str) -> String {
        let kind = match access {
            Access::Connect => "client",
            Access::Publish | Access::Receive => "topic",
            Access::Subscribe => "topicfilter",
        };
        format!("{}:{kind}/{target}", self.prefix)
    }
}

/// The certificate that a principal is; `None` for a Cognito identity, which is one too.
pub(super) fn certificate_of(principal: &str) -> Option<CertificateId> {
    let (prefix, id) = principal.rsplit_once(":cert/")?;
    prefix.starts_with("arn:").then(|| id.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_are_spelt_as_policies_name_them() {
        let names = Names {
            prefix: "arn:aws:iot:eu-central-1:111122223333".to_owned(),
        };
        let spelt = [
            (Access::Connect, "pump-117"),
            (Access::Publish, "plant/a/b"),
            (Access::Receive, "plant/a"),
            (Access::Subscribe, "plant/#"),
        ]
        .map(|(access, target)| names.resource(access, target));
        assert_eq!(
            spelt,
            [
                "arn:aws:iot:eu-central-1:111122223333:client/pump-117",
                "arn:aws:iot:eu-central-1:111122223333:topic/plant/a/b",
                "arn:aws:iot:eu-central-1:111122223333:topic/plant/a",
                "arn:aws:iot:eu-central-1:111122223333:topicfilter/plant/#",
            ]
        );
    }

    #[test]
    fn only_a_certificate_is_a_certificate() {
        let id = "0123456789abcdef".repeat(4);
        let arn = format!("arn:aws:iot:eu-central-1:111122223333:cert/{id}");
        assert_eq!(
            certificate_of(&arn).as_ref().map(CertificateId::as_str),
            Some(id.as_str())
        );
        for other in [
            "eu-central-1:0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
            "arn:aws:iot:eu-central-1:111122223333:cert/short",
            "arn:aws:iot:eu-central-1:111122223333:thinggroup/a",
            "",
        ] {
            assert_eq!(certificate_of(other), None, "{other}");
        }
    }
}

//! Names of IoT's resources. Authority: Service Authorization Reference, "resource types defined by AWS IoT".

/// Makes and reads the ARNs of one account in one Region.
#[derive(Clone, Debug)]
pub(crate) struct Arns {
    prefix: String,
}

impl Arns {
    pub(crate) fn new(account: &str, region: &str) -> Self {
        Self {
            prefix: format!("arn:aws:iot:{region}:{account}:"),
        }
    }

    /// The ARN of a resource of a kind, such as `thing`, `thinggroup`, `thingtype`, `policy`, `cert`, `job`, `index`.
    pub(crate) fn of(&self, kind: &str, name: &str) -> String {
        format!("{}{kind}/{name}", self.prefix)
    }

    /// The name in an ARN of this kind, of this account and Region.
    pub(crate) fn name<'a>(&self, kind: &str, arn: &'a str) -> Option<&'a str> {
        arn.strip_prefix(&self.prefix)?
            .strip_prefix(kind)?
            .strip_prefix('/')
    }
}

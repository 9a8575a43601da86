/// One operation of an AWS API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its name, as AWS names it.
    pub name: &'static str,
    /// The prefix of its permission, such as `ssm-incidents`.
    pub service: &'static str,
    /// Whether it changes something.
    pub writes: bool,
}

impl Operation {
    /// One that changes nothing.
    pub const fn read(name: &'static str, service: &'static str) -> Self {
        Self {
            name,
            service,
            writes: false,
        }
    }

    /// One that changes something and takes a client token, so that it can be repeated.
    pub const fn write(name: &'static str, service: &'static str) -> Self {
        Self {
            name,
            service,
            writes: true,
        }
    }
}

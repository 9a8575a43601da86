use response::ports::StoreError;

/// One operation of an AWS API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its name, as AWS names it.
    pub name: &'static str,
    /// The prefix of its permission, such as `ssm-incidents`.
    pub service: &'static str,
    /// The permission after the prefix; mostly the operation's own name.
    pub permission: &'static str,
    /// Whether it changes something.
    pub writes: bool,
    /// Whether it may be sent again when it is unknown whether it took effect.
    pub repeats: bool,
}

impl Operation {
    /// One that changes nothing.
    pub const fn read(name: &'static str, service: &'static str) -> Self {
        Self {
            name,
            service,
            permission: name,
            writes: false,
            repeats: true,
        }
    }

    /// One that changes something and can be repeated: with its client token, or because doing it twice is doing it
    /// once.
    pub const fn write(name: &'static str, service: &'static str) -> Self {
        Self {
            writes: true,
            ..Self::read(name, service)
        }
    }

    /// One that changes something and would do so again, such as opening a tunnel: sent again only when AWS says that
    /// nothing took effect.
    pub const fn once(name: &'static str, service: &'static str) -> Self {
        Self {
            repeats: false,
            ..Self::write(name, service)
        }
    }

    /// The same, allowed by another permission than that of its own name.
    #[must_use]
    pub const fn allowed_by(self, permission: &'static str) -> Self {
        Self { permission, ..self }
    }

    /// What an answer of it lacks: the SDK fills that with nothing, which must not pass for an answer.
    pub fn without(self, what: &str) -> StoreError {
        StoreError::Unavailable {
            operation: self.name,
            message: format!("answered without {what}"),
        }
    }

    /// A request of it that the SDK won't even build.
    pub fn unbuilt(self, error: impl std::fmt::Display) -> StoreError {
        StoreError::Refused {
            operation: self.name,
            message: error.to_string(),
        }
    }
}

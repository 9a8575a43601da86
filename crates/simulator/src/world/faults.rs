//! Failures on request, per operation.

use serde::{Deserialize, Serialize};

use crate::iam::Caller;
use crate::wire::{Operation, Refusal, Service};

/// A way to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Answers `ThrottlingException`.
    Throttle,
    /// Answers `AccessDeniedException` for the caller.
    Deny,
    /// Answers late, and otherwise as ever.
    Delay,
    /// Never answers; the connection stays open until the client or the account ends it.
    TimeOut,
    /// Closes the connection without an answer.
    Cut,
    /// Answers the error in `code`, `status` and `message`.
    Error,
}

/// A failure to inject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The service's signing name; `None` is any.
    #[serde(default)]
    pub service: Option<String>,
    /// The operation's name; `None` is any.
    #[serde(default)]
    pub operation: Option<String>,
    /// The way to fail.
    pub kind: FaultKind,
    /// Milliseconds of real time to wait, with every kind: before the call runs, or with `after_effect` before its reply.
    #[serde(default)]
    pub delay_ms: u64,
    /// The error's code, for [`FaultKind::Error`]; `InternalServerException` unless given.
    #[serde(default)]
    pub code: Option<String>,
    /// The error's HTTP status, for [`FaultKind::Error`]; 500 unless given.
    #[serde(default)]
    pub status: Option<u16>,
    /// The error's text, for [`FaultKind::Error`].
    #[serde(default)]
    pub message: Option<String>,
    /// So many matching calls pass before the first that fails.
    #[serde(default)]
    pub skip: u64,
    /// So many calls fail, then no more; `None` fails until cleared.
    #[serde(default)]
    pub times: Option<u64>,
    /// The call takes effect in the world and only its reply is lost or replaced.
    #[serde(default)]
    pub after_effect: bool,
}

impl Fault {
    /// A failure of every call of every operation until cleared.
    pub const fn of(kind: FaultKind) -> Self {
        Self {
            service: None,
            operation: None,
            kind,
            delay_ms: 0,
            code: None,
            status: None,
            message: None,
            skip: 0,
            times: None,
            after_effect: false,
        }
    }

    /// The same, of one operation only.
    #[must_use]
    pub fn on(mut self, operation: &str) -> Self {
        self.operation = Some(operation.to_owned());
        self
    }

    /// The same, so many times only.
    #[must_use]
    pub const fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// The same, once so many matching calls have passed.
    #[must_use]
    pub const fn skip(mut self, skip: u64) -> Self {
        self.skip = skip;
        self
    }

    /// The same, after the effect.
    #[must_use]
    pub const fn after_effect(mut self) -> Self {
        self.after_effect = true;
        self
    }

    fn matches(&self, service: &str, operation: &str) -> bool {
        self.service.as_deref().is_none_or(|wanted| wanted == service)
            && self.operation.as_deref().is_none_or(|wanted| wanted == operation)
    }
}

/// A failure that strikes one call.
#[derive(Clone, Debug)]
pub(crate) struct Injected {
    pub kind: FaultKind,
    pub delay_ms: u64,
    pub after_effect: bool,
    fault: Fault,
}

impl Injected {
    pub(crate) fn label(&self) -> String {
        let kind = serde_json::to_value(self.kind).ok();
        let kind = kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or_default();
        if self.after_effect {
            format!("{kind} after effect")
        } else {
            kind.to_owned()
        }
    }

    /// How long to wait before the call runs, and after it.
    pub(crate) const fn delays_ms(&self) -> (u64, u64) {
        if self.after_effect {
            (0, self.delay_ms)
        } else {
            (self.delay_ms, 0)
        }
    }

    pub(crate) const fn takes_effect(&self) -> bool {
        matches!(self.kind, FaultKind::Delay) || self.after_effect
    }

    pub(crate) const fn loses_reply(&self) -> bool {
        matches!(self.kind, FaultKind::Cut | FaultKind::TimeOut)
    }

    /// The error to answer with, if the failure has one.
    pub(crate) fn refusal(
        &self,
        caller: &Caller,
        service: &Service,
        operation: &Operation,
    ) -> Option<Refusal> {
        let fault = &self.fault;
        match self.kind {
            FaultKind::Delay | FaultKind::TimeOut | FaultKind::Cut => None,
            FaultKind::Throttle => Some(Refusal::throttled(
                service.scope,
                &super::quotas::code(operation.name),
            )),
            FaultKind::Deny => {
                let action = service.action(operation);
                let because = "with an explicit deny in an identity-based policy";
                Some(Refusal::denied(&caller.arn, &action, "*", because))
            }
            FaultKind::Error => Some(Refusal::new(
                fault.status.unwrap_or(500),
                fault.code.as_deref().unwrap_or("InternalServerException"),
                fault
                    .message
                    .as_deref()
                    .unwrap_or("An internal error has occurred"),
            )),
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Faults {
    active: Vec<(u64, Fault)>,
    last: u64,
}

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) -> u64 {
        self.last += 1;
        self.active.push((self.last, fault));
        self.last
    }

    /// Clears one failure, or all.
    pub(crate) fn clear(&mut self, id: Option<u64>) {
        self.active.retain(|(known, _)| id.is_some_and(|id| id != *known));
    }

    pub(crate) fn list(&self) -> Vec<(u64, Fault)> {
        self.active.clone()
    }

    /// The first failure that this call meets, counted down.
    pub(crate) fn strike(&mut self, service: &str, operation: &str) -> Option<Injected> {
        let mut struck = None;
        for (_, fault) in self
            .active
            .iter_mut()
            .filter(|(_, fault)| fault.matches(service, operation))
        {
            if fault.skip > 0 {
                fault.skip -= 1;
                continue;
            }
            fault.times = fault.times.map(|times| times.saturating_sub(1));
            let (kind, delay_ms, after_effect) = (fault.kind, fault.delay_ms, fault.after_effect);
            struck = Some(Injected {
                kind,
                delay_ms,
                after_effect,
                fault: fault.clone(),
            });
            break;
        }
        self.active.retain(|(_, fault)| fault.times != Some(0));
        struck
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_skips_strikes_and_ends() {
        let mut faults = Faults::default();
        faults.add(Fault {
            skip: 1,
            ..Fault::of(FaultKind::Cut).on("StartIncident").times(2)
        });
        assert!(faults.strike("ssm-incidents", "GetIncidentRecord").is_none());
        let struck: Vec<bool> = (0..5)
            .map(|_| faults.strike("ssm-incidents", "StartIncident").is_some())
            .collect();
        assert_eq!(struck, [false, true, true, false, false]);
        assert!(faults.list().is_empty());
    }
}

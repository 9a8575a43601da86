use super::Found;
use serde::{Deserialize, Serialize};

/// What the fleet's index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the index")]
pub struct Indexing {
    /// Things with their attributes.
    pub registry: bool,
    /// Their shadows.
    pub shadows: bool,
    /// Whether they are connected.
    pub connectivity: bool,
    /// Their violations.
    pub violations: bool,
    /// Whether it can be searched, rather than being built.
    pub complete: bool,
}

impl Indexing {
    /// What it means for an incident.
    pub fn judge(self) -> Found {
        if !self.registry {
            return Found::red(
                "The fleet index is off: no device can be searched for, and its live connection can't be read.",
                "Index things with their connectivity and violations.",
            );
        }
        let mut found = Found::green("Things are indexed.");
        if !self.connectivity {
            found = found.and(Found::red(
                "Their connectivity isn't: whether a device is connected can't be read.",
                "Turn connectivity indexing on.",
            ));
        }
        if !self.violations {
            found = found.and(Found::amber(
                "Their violations aren't: who else shows the same can't be searched for.",
                "Turn the indexing of Device Defender's violations on.",
            ));
        }
        if !self.shadows {
            found = found.and(Found::amber(
                "Their shadows aren't: what a device reports of itself can't be searched.",
                "Index shadows too.",
            ));
        }
        if !self.complete {
            found = found.and(Found::amber(
                "The index is being built: searches miss devices.",
                "Wait until it is ACTIVE.",
            ));
        }
        let holds = [
            ("registry", self.registry),
            ("shadows", self.shadows),
            ("connectivity", self.connectivity),
            ("violations", self.violations),
        ];
        found.with_details(holds.map(|(what, on)| format!("{what}: {}", if on { "on" } else { "off" })))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Standing;
    use super::*;

    const WHOLE: Indexing = Indexing {
        registry: true,
        shadows: true,
        connectivity: true,
        violations: true,
        complete: true,
    };

    #[test]
    fn the_whole_index_is_green_and_what_it_lacks_is_told_with_what_to_do() {
        assert_eq!(WHOLE.judge().standing, Standing::Green);
        let amber = [
            Indexing {
                shadows: false,
                ..WHOLE
            },
            Indexing {
                violations: false,
                ..WHOLE
            },
            Indexing {
                complete: false,
                ..WHOLE
            },
        ];
        for one in amber {
            let found = one.judge();
            assert_eq!(
                (found.standing, found.todo.len()),
                (Standing::Amber, 1),
                "{one:?}"
            );
        }
    }

    #[test]
    fn without_connectivity_or_things_no_connection_can_be_read() {
        let found = Indexing {
            connectivity: false,
            shadows: false,
            ..WHOLE
        }
        .judge();
        assert_eq!((found.standing, found.todo.len()), (Standing::Red, 2));
        let off = Indexing {
            registry: false,
            ..WHOLE
        };
        assert_eq!(off.judge().standing, Standing::Red);
    }
}

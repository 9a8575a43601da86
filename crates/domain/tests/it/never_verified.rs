//! What may never show Verified, each by the rule alone.

use crate::world::{at, person, uuid};
use domain::containment::{
    Aim, Approval, Containment, ContainmentSettings, Observation, Progress, Strength, advance,
};
use domain::device::{
    Access, Certificate, CertificateStatus, Connection, GroupMembership, Question, Verdict,
};
use domain::text::Reason;
use domain::time::Timestamp;

const GROUP: &str = "QUARANTINED";
const MINUTE: i64 = 60;

fn order() -> Containment {
    Containment {
        id: uuid(1).parse().unwrap(),
        device: "pump-117".parse().unwrap(),
        incident: None,
        aim: Aim::Contain,
        strength: Strength::Group,
        group: GROUP.parse().unwrap(),
        evict: false,
        cut: true,
        reason: Reason::new("r").unwrap(),
        who: person("Responder C"),
        requested: at(0),
        before: None,
        expires: None,
        approval: Approval::NotNeeded,
        batch: None,
        replaces: None,
    }
}

fn certificate(n: usize) -> Certificate {
    Certificate {
        id: format!("{n:064x}").parse().unwrap(),
        arn: String::new(),
        status: CertificateStatus::Active,
        created: None,
        expires: None,
        shared_with: Vec::new(),
        policies: Vec::new(),
    }
}

fn denied(access: Access) -> Verdict {
    Verdict {
        question: Question {
            access,
            target: "t".into(),
        },
        allowed: false,
        explicit: true,
        by: Vec::new(),
        missing: Vec::new(),
    }
}

/// A device that is contained as it should be: in the group, denied everything, gone since the second minute.
fn contained(now: Timestamp) -> Observation {
    Observation {
        at: now,
        registered: Ok(true),
        groups: Ok(vec![GroupMembership {
            group: GROUP.parse().unwrap(),
            dynamic: false,
        }]),
        certificates: Ok(vec![certificate(1)]),
        connection: Ok(Connection {
            connected: false,
            client: Some("pump-117".into()),
            since: Some(at(2 * MINUTE)),
            ..Connection::default()
        }),
        verdicts: Ok([Access::Connect, Access::Publish, Access::Subscribe]
            .map(denied)
            .to_vec()),
    }
}

/// Looks once a minute for an hour at what is changed of [`contained`].
fn after_an_hour(change: impl Fn(i64, &mut Observation)) -> Progress {
    let settings = ContainmentSettings::new(GROUP.parse().unwrap());
    let mut found = Progress::default();
    for minute in 1..=60 {
        let mut seen = contained(at(minute * MINUTE));
        change(minute, &mut seen);
        found = advance(&order(), &found, &seen, at(minute * MINUTE), &settings).0;
    }
    found
}

fn never(change: impl Fn(i64, &mut Observation), why: &str) {
    let found = after_an_hour(change);
    assert_eq!(found.verified, None);
    let cannot = found.cannot.unwrap_or_default();
    assert!(cannot.contains(why), "{cannot}");
}

#[test]
fn nothing_changed_is_verified() {
    assert!(after_an_hour(|_, _| {}).verified.is_some());
}

#[test]
fn a_client_id_that_is_not_the_things_name() {
    never(
        |_, seen| {
            if let Ok(connection) = &mut seen.connection {
                connection.client = Some("gateway/9".into());
            }
        },
        "connects as “gateway/9”",
    );
}

#[test]
fn one_that_reconnects() {
    let found = after_an_hour(|minute, seen| {
        if let Ok(connection) = &mut seen.connection {
            // It is back for a moment every quarter of an hour, which is longer than the silence asked for.
            connection.since = Some(at((minute - minute % 9) * MINUTE));
        }
    });
    assert_eq!(found.verified, None);
    assert!(found.reconnects >= 4, "{found:?}");
}

#[test]
fn a_second_active_certificate() {
    never(
        |_, seen| seen.certificates = Ok(vec![certificate(1), certificate(2)]),
        "2 of its certificates are active",
    );
}

#[test]
fn a_group_whose_policy_denies_nothing() {
    never(
        |_, seen| {
            if let Ok(verdicts) = &mut seen.verdicts {
                verdicts[1].allowed = true;
                verdicts[1].explicit = false;
            }
        },
        "The policies with QUARANTINED still allow: publish t",
    );
}

#[test]
fn one_never_seen_connected_at_all() {
    never(
        |_, seen| seen.connection = Ok(Connection::default()),
        "It was never seen connected",
    );
}

#[test]
fn evidence_that_is_older_than_the_act() {
    let settings = ContainmentSettings::new(GROUP.parse().unwrap());
    let mut late = order();
    late.requested = at(61 * MINUTE);
    let mut found = Progress::default();
    for minute in 1..=60 {
        let seen = contained(at(minute * MINUTE));
        found = advance(&late, &found, &seen, at(61 * MINUTE), &settings).0;
    }
    assert_eq!(found, Progress::default());
}

#[test]
fn an_answer_that_lacks_what_only_a_session_has() {
    // Whether no policy says Allow or one says Deny: with an address the answer may be another one.
    for explicit in [false, true] {
        let lacks = |_: i64, seen: &mut Observation| {
            if let Ok(verdicts) = &mut seen.verdicts {
                verdicts[0].explicit = explicit;
                verdicts[0].missing = vec!["aws:SourceIp".into()];
            }
        };
        never(lacks, "a policy asks for aws:SourceIp");
        assert_eq!(after_an_hour(lacks).effective, None);
    }
}

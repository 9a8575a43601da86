//! What the gallery shows of panes that are made on the server.

use crate::context::markup;
use crate::{devices, readiness};
use domain::containment::Recovery;
use domain::device::{Captured, Connection, Device, DeviceView, Section, Verification, Violation};
use domain::readiness::{Found, ReadinessLine, ReadinessView};
use domain::rights::{Rights, Role};
use domain::time::Timestamp;
use std::fmt::Write;

/// All of them, each in a pane of its own, as markup.
pub fn specimens(now: Timestamp) -> String {
    let mut all = vec![(
        "Readiness, every state",
        markup(readiness::parts::whole(&lines(now))),
    )];
    all.extend(
        devices_in_states(now).map(|(title, view)| (title, markup(devices::parts::whole(&view, None, &[])))),
    );
    let mut html = String::new();
    for (at, (title, made)) in all.into_iter().enumerate() {
        let made = apart(&made, at);
        // Writing to a string can't fail.
        let _ = write!(
            html,
            "<p class=\"hint\">{title}</p><div class=\"pane pane-served\">{made}</div>"
        );
    }
    html
}

/// The same with ids unlike those of the other specimens.
fn apart(html: &str, at: usize) -> String {
    let mut html = html.to_owned();
    for attribute in [" id=\"", " aria-labelledby=\"", " aria-describedby=\"", " for=\""] {
        html = html.replace(attribute, &format!("{attribute}g{at}-"));
    }
    html
}

fn lines(now: Timestamp) -> ReadinessView {
    let line = |name: &str, title: &str, found| ReadinessLine {
        name: name.into(),
        title: title.into(),
        source: "where it comes from".into(),
        found,
    };
    let read = |found: Found| Section::of(found, now.plus(-90_000));
    let failed = |found: Section<Found>| Section {
        error: Some("GetV2LoggingOptions is denied: iot:GetV2LoggingOptions is missing".into()),
        ..found
    };
    let amber = || Found::amber("Two of it are not as they could be.", "Do the first thing.");
    ReadinessView {
        lines: vec![
            line("g-waiting", "Never checked", Section::default()),
            line("g-green", "Ready", read(Found::green("It is there."))),
            line(
                "g-amber",
                "Could be better",
                read(
                    amber()
                        .with_todo("Do the second thing.")
                        .with_details(["what was seen".into()]),
                ),
            ),
            line(
                "g-red",
                "Not ready",
                read(Found::red("It is lacking.", "Set it up.")),
            ),
            line(
                "g-unknown",
                "No quarantine on record",
                read(Found::unknown("Nobody can say.", "Connect a device.")),
            ),
            line("g-stale", "Checked before, not since", failed(read(amber()))),
            line("g-denied", "Never found out", failed(Section::default())),
        ],
        reading: true,
        rights: Rights::of([Role::Viewer]),
        clock: now,
    }
}

/// A device that is being read, one that can't be, one that was never seen, and one whose parts are old.
fn devices_in_states(now: Timestamp) -> impl Iterator<Item = (&'static str, DeviceView)> {
    let Ok(name) = "pump-117".parse::<domain::ids::DeviceName>() else {
        return Vec::new().into_iter();
    };
    let view = |device: Option<Device>| DeviceView {
        name: name.clone(),
        then: None,
        at_detection: false,
        now: device.map(|device| Captured { at: now, device }),
        changes: Vec::new(),
        events: Vec::new(),
        recovery: Recovery::default(),
        containments: Vec::new(),
        incidents: Vec::new(),
        rights: Rights::of([Role::Viewer]),
        clock: now,
    };
    let unread = Device::unread(name.clone());
    let mut never = unread.clone();
    never.thing = Section::of(None, now);
    never.connection = Section::of(Connection::default(), now);
    never.groups = Section::of(Vec::new(), now);
    never.certificates = Section::of(Vec::new(), now);
    never.violations = Section::of(Vec::new(), now);
    let mut old = never.clone();
    old.violations = Section {
        value: Some(vec![violation(&name, now)]),
        read: Some(now.plus(-240_000)),
        error: Some("ListActiveViolations is throttled".into()),
    };
    old.connection.error = Some("GetConnection is unavailable: no answer in time".into());
    let mut failed = unread.clone();
    failed.groups.error =
        Some("ListThingGroupsForThing is denied: iot:ListThingGroupsForThing is missing".into());
    failed.connection.error = Some("GetConnection is throttled".into());
    vec![
        ("Device, being read", view(Some(unread))),
        ("Device, denied", view(Some(failed))),
        ("Device, never seen, not in the registry", view(Some(never))),
        ("Device, as of some minutes ago", view(Some(old))),
    ]
    .into_iter()
}

fn violation(device: &domain::ids::DeviceName, now: Timestamp) -> Violation {
    Violation {
        id: "g-violation".into(),
        device: device.clone(),
        profile: "DeviceRuleBaseline".into(),
        behaviour: "AuthorizedTcpPorts".into(),
        metric: Some("aws:listening-tcp-ports".into()),
        expected: "TCP ports 22, 53, 443 only".into(),
        measured: "TCP ports 22, 123, 443".into(),
        began: now.plus(-3_600_000),
        last: now.plus(-240_000),
        verification: Verification::Unknown,
        remark: None,
    }
}

use domain::act::Act;
use domain::actor::Who;
use domain::device::DeviceAct;
use domain::entry::{Body, ChainId, NewEntry};
use domain::event::{EventHead, TimelineEvent};
use domain::ids::{EntryId, IncidentId};
use domain::text::Reason;
use domain::time::Timestamp;
use domain::timeline::{REPORTER, Reported, read_report, read_report_at, report};

const NOW: Timestamp = Timestamp(1_795_401_430_000);

fn cut(n: u32, at: Timestamp) -> Reported {
    let incident: IncidentId = "111122223333/IotResponsePlan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"
        .parse()
        .unwrap();
    let does = DeviceAct::Cut {
        client: format!("pump-{n}"),
        reason: Reason::new("Opens TCP 123").unwrap(),
    };
    Reported {
        entry: NewEntry {
            id: EntryId::named(&format!("report {n}")),
            chain: ChainId::Incident(incident),
            who: Who::Automation {
                name: REPORTER.into(),
            },
            at,
            body: Body::Act(Act::Device {
                device: format!("pump-{n}").parse().unwrap(),
                does,
            }),
        },
        before: None,
    }
}

/// What the store gives back of a report that was given this time.
fn kept(all: &[Reported], occurred: Timestamp) -> TimelineEvent {
    let [event] = report(all).try_into().unwrap();
    TimelineEvent {
        head: EventHead {
            id: "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f1".parse().unwrap(),
            kind: "Custom Event".into(),
            occurred,
            updated: NOW,
            references: Vec::new(),
        },
        data: event.data,
    }
}

#[test]
fn a_report_is_of_the_time_that_its_event_has_in_the_store() {
    let all = [cut(1, NOW), cut(2, NOW.plus(-70_000))];
    for (occurred, is_one) in [
        (0, true),
        (-430, true),
        (500, true),
        (-1_000, false),
        (60_000, false),
    ] {
        let event = kept(&all, NOW.plus(occurred));
        assert_eq!(read_report(&event).is_some(), is_one, "{occurred}");
    }
    let other = [cut(1, NOW), cut(2, NOW.plus(86_400_000))];
    assert_eq!(read_report(&kept(&other, NOW)), None, "each of its entries is");
}

#[test]
fn a_report_of_a_time_to_come_is_none_for_who_goes_by_it() {
    let event = kept(&[cut(1, NOW)], NOW);
    for (ahead, is_one) in [(0, true), (60_000, true), (60_001, false)] {
        let read = read_report_at(&event, NOW.plus(-ahead));
        assert_eq!(read.is_some(), is_one, "{ahead}");
    }
    assert!(read_report_at(&event, NOW.plus(86_400_000)).is_some());
    for end in [i64::MIN, i64::MAX] {
        let event = kept(&[cut(1, Timestamp(end))], Timestamp(end));
        assert_eq!(read_report_at(&event, NOW).is_some(), end < 0);
    }
}

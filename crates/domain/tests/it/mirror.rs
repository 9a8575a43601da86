use crate::world::{LINK, World, at, holder, note};
use domain::act::{Act, NewItem, Office, RecordChange};
use domain::closing::ClosingCode;
use domain::event::{NewEvent, NewEventKind};
use domain::evidence::EvidenceFile;
use domain::incident::{Impact, Status};
use domain::related::{ItemKind, ItemValue};
use domain::text::{Annotation, NoteText, Reason, Summary, Title};
use domain::timeline::{Trailer, mirror};
use proptest::prelude::*;

fn reason() -> Reason {
    Reason::new("a vendor's debug page").unwrap()
}

fn text(event: &NewEvent) -> String {
    serde_json::from_str(&event.data).unwrap()
}

fn told(act: Act) -> String {
    let mut world = World::default();
    let id = world.act("Responder S", 0, act);
    let text = text(&world.told(&id));
    let (trailer, text) = Trailer::find(&text).unwrap();
    assert_eq!((&trailer.entry, &trailer.hash), (&id, &world.entries[0].hash));
    text.strip_suffix("\n\n— Responder S via Lazaret")
        .unwrap()
        .to_owned()
}

#[test]
fn every_act_that_is_told_is_told_in_a_sentence() {
    let other = "111122223333/Plan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0";
    let lead = |to: Option<&str>| Act::Appoint {
        office: Office::Lead,
        to: to.map(holder),
        note: None,
    };
    let change = RecordChange {
        title: Some(Title::new("pump-117 again").unwrap()),
        summary: Some(Summary::new("It was the update.").unwrap()),
        impact: Some(Impact::High),
        status: Some(Status::Open),
    };
    let url = ItemValue::Url("https://tickets.example.org/1".into());
    let item = NewItem {
        kind: ItemKind::Other,
        value: url.clone(),
        title: None,
    };
    let file = EvidenceFile {
        sha256: "ab".repeat(32),
        name: "trace.pcap".into(),
        size: 1_234_567,
    };
    let sentences = [
        (Act::Acknowledge, "Acknowledged the incident".to_owned()),
        (lead(Some("Responder S")), "Responder S took the lead".into()),
        (lead(Some("Lead M")), "Gave the lead to Lead M".into()),
        (lead(None), "Laid down the lead".into()),
        (
            Act::Update { change },
            "Changed title to “pump-117 again”, impact to High, status to Open, summary: It was the update."
                .into(),
        ),
        (
            Act::Resolve {
                code: ClosingCode::FalsePositive,
                reason: reason(),
            },
            "Resolved as false positive: a vendor's debug page".into(),
        ),
        (
            Act::Reopen { reason: reason() },
            "Reopened: a vendor's debug page".into(),
        ),
        (
            Act::Duplicate {
                of: other.parse().unwrap(),
                reason: reason(),
            },
            "Linked as a duplicate of Plan/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0: a vendor's debug page"
                .into(),
        ),
        (note("# found\n\nit"), "# found\n\nit".into()),
        (
            Act::Amend {
                note: crate::world::uuid(9).parse().unwrap(),
                text: NoteText::new("better").unwrap(),
            },
            "better".into(),
        ),
        (
            Act::Attach {
                file,
                caption: Some(Annotation::new("on the wire").unwrap()),
            },
            format!(
                "Attached trace.pcap: on the wire · 1.2 MB · sha256 {}",
                "ab".repeat(32)
            ),
        ),
        (
            Act::AddItem { item },
            "Added link: https://tickets.example.org/1".into(),
        ),
        (
            Act::RemoveItem {
                kind: ItemKind::Other,
                value: url,
                title: Some("Ticket 1".into()),
            },
            "Removed link: Ticket 1: https://tickets.example.org/1".into(),
        ),
    ];
    for (act, sentence) in sentences {
        assert!(act.is_mirrored());
        assert_eq!(told(act), sentence);
    }
}

#[test]
fn marks_at_the_margin_and_outcomes_are_not_told() {
    let mut world = World::default();
    let pin = Act::Pin {
        row: "a:x".into(),
        pinned: true,
    };
    let remark = Act::Annotate {
        row: "a:x".into(),
        text: Annotation::new("see there").unwrap(),
    };
    for act in [pin, remark] {
        let id = world.act("Responder S", 0, act);
        assert_eq!(mirror(world.entry(&id), LINK), None);
    }
    let id = world.applied("Responder S", 0, Act::Reopen { reason: reason() });
    assert_eq!(mirror(world.entry(&id.outcome()), LINK), None);
}

#[test]
fn a_note_of_the_past_is_told_at_its_own_time() {
    let mut world = World::default();
    let act = Act::Note {
        text: NoteText::new("it hummed").unwrap(),
        occurred: Some(at(-600)),
    };
    let id = world.act("Responder S", 0, act);
    let event = world.told(&id);
    assert_eq!((event.kind, event.occurred), (NewEventKind::Note, at(-600)));
}

#[test]
fn ten_thousand_quotes_are_cut_and_say_where_the_rest_is() {
    let text = told(note(&"\"".repeat(10_000)));
    let (start, rest) = text.split_once('…').unwrap();
    assert!(start.len() > 5_500 && start.bytes().all(|b| b == b'"'));
    assert_eq!(rest, format!(" shortened: the whole note is at {LINK}"));
}

#[test]
fn ten_thousand_emoji_fit_whole() {
    let text = "😀".repeat(10_000);
    assert_eq!(told(note(&text)), text);
}

#[test]
fn a_cut_uses_all_the_room_and_a_name_can_not_break_the_line() {
    let mut world = World::default();
    let id = world.act("Eve\n— Lead M via Lazaret\u{202e}", 0, note(&"\"".repeat(10_000)));
    let event = world.told(&id);
    let length = event.data.chars().count();
    assert!(
        (NewEvent::DATA_LIMIT - 1..=NewEvent::DATA_LIMIT).contains(&length),
        "{length}"
    );
    assert!(text(&event).contains("\n\n— Eve — Lead M via Lazaret\u{fffd} via Lazaret\n[lazaret "));
}

proptest! {
    #[test]
    fn no_note_makes_an_event_too_long_or_loses_its_trailer(
        unit in "[\"\\\\\t\na😀é\u{7f}]{1,12}",
        length in 1..10_000_usize,
        link in "https://[a-z]{1,3000}",
    ) {
        let unit_length = unit.chars().count();
        let whole: String = unit.repeat(length / unit_length + 1).chars().take(length).collect();
        let Ok(text) = NoteText::new(whole) else { return Ok(()) };
        let mut world = World::default();
        let id = world.act("Responder S", 0, Act::Note { text: text.clone(), occurred: None });
        let event = mirror(world.entry(&id), &link).unwrap();
        prop_assert!(event.data.chars().count() <= NewEvent::DATA_LIMIT);
        let told: String = serde_json::from_str(&event.data).unwrap();
        let (trailer, told) = Trailer::find(&told).unwrap();
        prop_assert_eq!(trailer.entry, id);
        let whole = told.starts_with(text.as_str());
        prop_assert!(whole || told.contains("… shortened: the whole note is at https://"));
    }
}

//! Erasing a note: the record and the copy in AWS, whenever the process dies.

use super::acts::{actor, note_of, reason, valve_closed};
use super::tries::{Acting, Try, Wanted, at_every_step};
use domain::entry::Body;
use domain::timeline::Trailer;
use domain::view::Done;
use response::{Console, ResponseError, acts};

const TEXT: &str = "Valve closed";

struct Erase;

impl Acting for Erase {
    const NAME: &'static str = "Erase";
    const WANTED: Wanted = Wanted::Record;

    async fn prepare(console: &Console, one: &Try) {
        valve_closed(console, one, &note_of(one)).await.unwrap();
    }

    async fn act(console: &Console, one: &Try) -> Result<Done, ResponseError> {
        let of = note_of(one);
        acts::erase(console, &actor(), &one.incident, &one.entry, of, reason()).await
    }

    /// Either both have the text or neither has; the copy stays one event.
    async fn after(console: &Console, one: &Try, told: bool, at: &str) {
        let note = console.journal.entry(&note_of(one)).await.unwrap().unwrap();
        let erased = matches!(note.entry.body, Body::Erased { .. });
        assert_eq!(
            erased, told,
            "erased and not on the record, or the other way round: {at}"
        );
        let mut copies = Vec::new();
        for head in console.store.events(&one.incident).await.unwrap() {
            let data = console.store.event(&one.incident, &head.id).await.unwrap().data;
            let text = serde_json::from_str::<String>(&data).unwrap_or(data);
            if Trailer::find(&text).is_some_and(|(trailer, _)| trailer.entry == note.entry.id) {
                copies.push(text);
            }
        }
        let [copy] = copies.as_slice() else {
            panic!("{at}: {copies:?}")
        };
        assert_eq!(copy.contains(TEXT), !told, "{at}: {copy}");
    }
}

#[tokio::test]
async fn an_erasing_survives() {
    at_every_step::<Erase>().await;
}

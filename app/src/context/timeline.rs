//! The timeline as it is sent. Written and compressed once for all who open an incident, and once for all who hold the same
//! earlier rows of it: ten thousand rows are megabytes, and hundreds may watch them.

use super::incident::shown;
use crate::client::Made;
use crate::live::{NewerTimeline, Piece, ShownRow};
use domain::actor::Actor;
use domain::ids::IncidentId;
use domain::timeline::Row;
use domain::version::Version;
use domain::view::TimelineView;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use http::request::Parts;
use http::{HeaderMap, HeaderValue};
use leptos::prelude::use_context;
use leptos::server_fn::Bytes;
use leptos_axum::ResponseOptions;
use response::{Console, Recent, ResponseError, aside, incidents};
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many earlier ones of an incident are known, by the hashes of their rows.
const EARLIER: usize = 8;

/// What `Sent` is known by: its mark, and a hash of each row.
type Known = (String, Arc<Vec<u64>>);

/// One incident's timeline, as it is sent.
struct Sent {
    rows: Arc<Vec<Arc<Row>>>,
    version: Version,
    story: usize,
    known: Known,
    earlier: VecDeque<Known>,
    /// The whole of it as JSON, compressed by gzip, which every browser reads.
    whole: Mutex<Option<Bytes>>,
    /// What differs, by the mark of what the reader holds.
    newer: Mutex<HashMap<String, Bytes>>,
}

static SENT: Mutex<Option<Recent<Arc<Sent>>>> = Mutex::new(None);

/// Forgets what was sent, for some of it was erased.
pub(super) fn forget_sent() {
    *lock(&SENT) = None;
}

/// The timeline: what differs from the rows that `have` names, or all of it where those aren't known here.
pub async fn timeline(
    console: &Console,
    actor: &Actor,
    id: &IncidentId,
    have: &str,
) -> Result<Made, ResponseError> {
    let timeline = incidents::timeline(console, actor, id).await?;
    let (parts, options) = (use_context::<Parts>(), use_context::<ResponseOptions>());
    let gzip = parts.is_some_and(|parts| reads_gzip(&parts.headers));
    let (id, have) = (id.clone(), have.to_owned());
    let making = move || {
        let sent = sent(&id, timeline);
        match sent.since(&have) {
            Some(newer) => (newer, false),
            None if gzip => (sent.compressed(), true),
            None => (sent.written(vec![Piece::New(sent.all())]), false),
        }
    };
    let (bytes, compressed) = aside(making).await;
    if let (true, Some(options)) = (compressed, options) {
        options.insert_header(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Ok(Made(bytes))
}

/// The timeline as it is kept; made anew where it is another one.
fn sent(id: &IncidentId, timeline: TimelineView) -> Arc<Sent> {
    let before = lock(&SENT).get_or_insert_default().get(id).cloned();
    let same = |sent: &&Arc<Sent>| Arc::ptr_eq(&sent.rows, &timeline.rows);
    if let Some(sent) = before.as_ref().filter(same) {
        return Arc::clone(sent);
    }
    let sent = Arc::new(Sent::of(timeline, before.as_deref()));
    lock(&SENT).get_or_insert_default().put(id, Arc::clone(&sent));
    sent
}

impl Sent {
    fn of(timeline: TimelineView, before: Option<&Self>) -> Self {
        let hashes: Vec<u64> = timeline.rows.iter().map(hash_of).collect();
        let known = (format!("{:016x}", hash_of(&hashes)), Arc::new(hashes));
        let mut earlier = VecDeque::new();
        if let Some(before) = before {
            earlier.clone_from(&before.earlier);
            earlier.push_front(before.known.clone());
            earlier.retain(|(mark, _)| *mark != known.0);
            earlier.truncate(EARLIER);
        }
        Self {
            rows: timeline.rows,
            version: timeline.version,
            story: timeline.story,
            known,
            earlier,
            whole: Mutex::default(),
            newer: Mutex::default(),
        }
    }

    /// What differs from the rows that `mark` names.
    fn since(&self, mark: &str) -> Option<Bytes> {
        if let Some(made) = lock(&self.newer).get(mark) {
            return Some(made.clone());
        }
        let mut known = [&self.known].into_iter().chain(&self.earlier);
        let (_, held) = known.find(|(of, _)| of == mark)?;
        let made = self.written(pieces(held, &self.known.1, |place| shown(&self.rows[place])));
        lock(&self.newer).insert(mark.to_owned(), made.clone());
        Some(made)
    }

    fn compressed(&self) -> Bytes {
        let mut whole = lock(&self.whole);
        if let Some(made) = &*whole {
            return made.clone();
        }
        let made = gzip(&self.written(vec![Piece::New(self.all())]));
        *whole = Some(made.clone());
        made
    }

    fn all(&self) -> Vec<ShownRow> {
        self.rows.iter().map(shown).collect()
    }

    fn written(&self, pieces: Vec<Piece>) -> Bytes {
        let newer = NewerTimeline {
            version: self.version,
            mark: self.known.0.clone(),
            story: self.story,
            pieces,
        };
        // Derived types whose maps have text for keys: they can't fail to be written.
        serde_json::to_vec(&newer).map(Bytes::from).unwrap_or_default()
    }
}

/// The rows `now` by what of them was `held`; `new` gives one that wasn't, by its place.
fn pieces(held: &[u64], now: &[u64], new: impl Fn(usize) -> ShownRow) -> Vec<Piece> {
    let places: HashMap<u64, usize> = held
        .iter()
        .enumerate()
        .map(|(place, hash)| (*hash, place))
        .collect();
    let mut pieces = Vec::new();
    for (place, hash) in now.iter().enumerate() {
        match (places.get(hash), pieces.last_mut()) {
            (Some(at), Some(Piece::Kept(from, count))) if *from + *count == *at => *count += 1,
            (Some(at), _) => pieces.push(Piece::Kept(*at, 1)),
            (None, Some(Piece::New(rows))) => rows.push(new(place)),
            (None, _) => pieces.push(Piece::New(vec![new(place)])),
        }
    }
    pieces
}

fn hash_of(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Fast rather than small: a new reader waits for it.
fn gzip(json: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Nothing fails that is written to memory.
    let written = encoder.write_all(json).and_then(|()| encoder.finish());
    written.map(Bytes::from).unwrap_or_default()
}

/// Whether whoever asks reads gzip (RFC 9110, 12.5.3).
fn reads_gzip(headers: &HeaderMap) -> bool {
    let values = headers.get_all(ACCEPT_ENCODING).iter();
    let mut codings = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    codings.any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|q| q.parse().ok());
        name.trim().eq_ignore_ascii_case("gzip") && weight.is_some_and(|q: f32| q > 0.0)
    })
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::{Index, ShownTimeline};
    use domain::time::Timestamp;
    use domain::timeline::{Layer, Mark, RowState};

    fn row(key: i64, headline: &str) -> Arc<Row> {
        Arc::new(Row {
            key: format!("a:{key}"),
            at: Timestamp(key),
            recorded: None,
            layer: Layer::Activity,
            pinned: false,
            mark: Mark::System,
            kind: "custom".into(),
            actor: "somebody".into(),
            headline: headline.into(),
            detail: None,
            note: None,
            history: Vec::new(),
            annotations: Vec::new(),
            evidence: None,
            state: RowState::Store,
            folded: 1,
            folded_since: None,
            entry: None,
            author: None,
        })
    }

    fn timeline(n: u64, rows: &[Arc<Row>]) -> TimelineView {
        TimelineView {
            version: Version { epoch: 1, n },
            rows: Arc::new(rows.to_vec()),
            story: 0,
        }
    }

    fn read(bytes: &Bytes) -> Option<NewerTimeline> {
        serde_json::from_slice(bytes).ok()
    }

    #[test]
    fn what_differs_makes_the_newer_timeline_of_any_earlier_one() {
        let one: Vec<_> = (0..40).map(|key| row(key, "as it was")).collect();
        let changed = |place: usize, key: i64| {
            let mut rows = one.clone();
            rows[place] = row(key, "changed");
            rows
        };
        let others: [Vec<Arc<Row>>; 8] = [
            one.clone(),
            [&[row(41, "new")], one.as_slice()].concat(),
            [&one[..20], &[row(42, "between")], &one[20..]].concat(),
            [&one[..3], &one[9..]].concat(),
            one.iter().rev().cloned().collect(),
            changed(0, 0),
            changed(39, 39),
            Vec::new(),
        ];
        for before in &others {
            for after in &others {
                let before = Sent::of(timeline(1, before), None);
                let all = read(&before.written(vec![Piece::New(before.all())]));
                let held = all.and_then(|all| ShownTimeline::default().newer(all));
                let sent = Sent::of(timeline(2, after), Some(&before));
                let made = held.and_then(|held| held.newer(read(&sent.since(&held.mark)?)?));
                let rows: Vec<_> = after.iter().map(shown).collect();
                let wanted = (rows, 2, sent.known.0.clone());
                assert_eq!(
                    made.map(|made| (made.rows, made.version.n, made.mark)),
                    Some(wanted)
                );
            }
        }
    }

    #[test]
    fn of_ten_thousand_rows_only_the_one_that_is_new_is_sent() {
        let rows: Vec<_> = (0..10_000).map(|key| row(key, "as it was")).collect();
        let before = Sent::of(timeline(1, &rows), None);
        let more = [&[row(10_001, "new")], rows.as_slice()].concat();
        let sent = Sent::of(timeline(2, &more), Some(&before));
        let newer = sent.since(&before.known.0).and_then(|newer| read(&newer));
        let new = ShownRow {
            row: row(10_001, "new"),
            html: None,
            index: Index::default(),
        };
        let pieces = vec![Piece::New(vec![new]), Piece::Kept(0, 10_000)];
        assert_eq!(newer.map(|newer| newer.pieces), Some(pieces));
    }

    #[test]
    fn rows_that_are_not_known_here_get_all() {
        let sent = Sent::of(timeline(1, &[row(1, "one")]), None);
        assert_eq!(sent.since(""), None);
        assert_eq!(sent.since("0123456789abcdef"), None);
    }

    #[test]
    fn an_answer_about_other_rows_is_not_taken() {
        let kept = |at, count| NewerTimeline {
            version: Version::default(),
            mark: String::new(),
            story: 0,
            pieces: vec![Piece::Kept(at, count)],
        };
        let held = ShownTimeline::default();
        for (at, count) in [(0, 1), (1, usize::MAX), (usize::MAX, 1)] {
            assert_eq!(held.newer(kept(at, count)), None);
        }
    }

    #[test]
    fn gzip_is_sent_to_those_who_read_it() {
        for (accept, reads) in [
            ("gzip, deflate, br", true),
            ("br;q=1.0, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("br", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(accept))]);
            assert_eq!(reads_gzip(&headers), reads, "{accept}");
        }
    }
}

//! Recovery answers in bulk: nothing is taken over but what was seen.

use super::setup::{Before, line};
use crate::site::entry;
use domain::actor::{Actor, Who};
use domain::containment::{Answered, Answers};
use domain::ids::EntryId;
use domain::readiness::Standing;
use domain::rights::{Rights, Role};
use response::ResponseError;
use response::containment::{
    FILE_LIMIT, Waiting, drop_file, export_answers, import_answers, import_state, keep_file, set_answers,
};
use response::ports::StoreError;

fn person(subject: &str) -> Actor {
    Actor {
        who: Who::Person {
            subject: subject.parse().unwrap(),
            name: subject.into(),
        },
        rights: Rights::of([Role::Responder]),
    }
}

impl Before {
    async fn keep(&self, who: &Actor, text: &str) -> Waiting {
        keep_file(&self.console, who, text.as_bytes()).await.unwrap();
        let state = import_state(&self.console, who).await.unwrap();
        assert_eq!(state.refusal, None);
        state.waiting.unwrap()
    }

    async fn refusal(&self, who: &Actor, bytes: &[u8]) -> String {
        keep_file(&self.console, who, bytes).await.unwrap();
        let state = import_state(&self.console, who).await.unwrap();
        state.refusal.unwrap()
    }

    async fn take(&self, who: &Actor, seen: &str, only: bool) -> Result<usize, ResponseError> {
        let entry: EntryId = entry();
        import_answers(&self.console, who, &entry, seen, only).await
    }

    async fn answers(&self) -> Vec<Answered> {
        self.console.journal.all_answers().await.unwrap()
    }
}

#[tokio::test]
async fn what_was_seen_is_taken_over_with_who_gave_it_and_the_page_knows() {
    let before = Before::start().await;
    before.device("pump-1");
    let responder = person("responder-s");
    assert_eq!(before.found("answers").await.standing, Standing::Red);
    let whole = "device,mission_critical,redundant,sensitive_data,reachable\npump-1,no,yes,no,yes\n";
    let waiting = before.keep(&responder, whole).await;
    assert!(before.answers().await.is_empty());
    assert_eq!(waiting.preview.changes[0].registered, Some(true));
    let count = before
        .take(&responder, &waiting.preview.seen, false)
        .await
        .unwrap();
    assert_eq!(count, 1);
    let answers = before.answers().await;
    assert_eq!(answers[0].who.name(), "responder-s");
    assert_eq!(
        answers[0].answers.all(),
        [Some(false), Some(true), Some(false), Some(true)]
    );
    let view = before.view().await;
    assert_eq!(line(&view, "answers").standing(), Standing::Green);
    assert_eq!(
        import_state(&before.console, &responder).await.unwrap().waiting,
        None
    );
}

#[tokio::test]
async fn lines_that_are_not_understood_hold_the_others_back_until_somebody_says_so() {
    let before = Before::start().await;
    let responder = person("responder-s");
    let file = "device,mission_critical\npump-1,yes\npump-2,perhaps\npump-3,no\n";
    let waiting = before.keep(&responder, file).await;
    assert_eq!(waiting.preview.errors[0].line, 3);
    let seen = waiting.preview.seen.clone();
    let refused = before.take(&responder, &seen, false).await;
    assert!(
        matches!(refused, Err(ResponseError::Lines(ref lines)) if lines.len() == 1),
        "{refused:?}"
    );
    assert!(before.answers().await.is_empty());
    assert_eq!(before.take(&responder, &seen, true).await.unwrap(), 2);
    let names: Vec<String> = before
        .answers()
        .await
        .iter()
        .map(|one| one.device.to_string())
        .collect();
    assert_eq!(names, ["pump-1", "pump-3"]);
}

#[tokio::test]
async fn what_changed_since_it_was_shown_is_not_taken_over() {
    let before = Before::start().await;
    let (one, other) = (person("responder-s"), person("lead-l"));
    let waiting = before.keep(&one, "device,mission_critical\npump-1,no\n").await;
    let answers = Answers {
        mission_critical: Some(true),
        ..Answers::default()
    };
    let device = "pump-1".parse().unwrap();
    set_answers(
        &before.console,
        &other,
        &entry(),
        &device,
        Answers::default(),
        answers,
    )
    .await
    .unwrap();
    let refused = before.take(&one, &waiting.preview.seen, false).await;
    let Err(ResponseError::Refused(why)) = refused else {
        panic!("{refused:?}");
    };
    assert!(why.contains("changed since this was shown"), "{why}");
    assert_eq!(before.answers().await[0].answers, answers);
    // Seen once more, it is theirs to decide; and it says that it turns an answer round.
    let again = import_state(&before.console, &one)
        .await
        .unwrap()
        .waiting
        .unwrap();
    assert_eq!(again.preview.overwritten(), 1);
    assert_eq!(before.take(&one, &again.preview.seen, false).await.unwrap(), 1);
}

#[tokio::test]
async fn a_file_sent_twice_or_thrown_away_is_gone() {
    let before = Before::start().await;
    let responder = person("responder-s");
    let waiting = before.keep(&responder, "device,redundant\npump-1,no\n").await;
    let seen = waiting.preview.seen;
    before.take(&responder, &seen, false).await.unwrap();
    for again in [false, true] {
        let refused = before.take(&responder, &seen, again).await;
        assert!(matches!(refused, Err(ResponseError::Refused(_))), "{refused:?}");
    }
    before.keep(&responder, "device,redundant\npump-1,yes\n").await;
    drop_file(&before.console, &responder).await.unwrap();
    let state = import_state(&before.console, &responder).await.unwrap();
    assert_eq!(state, response::containment::Import::default());
}

#[tokio::test]
async fn the_same_form_sent_twice_is_answered_twice_and_done_once() {
    let before = Before::start().await;
    let responder = person("responder-s");
    let waiting = before.keep(&responder, "device,redundant\npump-1,no\n").await;
    let (form, seen) = (entry(), waiting.preview.seen);
    for _ in 0..2 {
        let taken = import_answers(&before.console, &responder, &form, &seen, false).await;
        assert_eq!(taken.unwrap(), 1);
    }
    let state = import_state(&before.console, &responder).await.unwrap();
    assert_eq!((state.refusal, state.waiting), (None, None));
    assert_eq!(state.taken.unwrap().devices, 1);
}

#[tokio::test]
async fn a_list_that_would_lack_things_is_not_given() {
    let before = Before::start().await;
    before.device("pump-1");
    let denied = StoreError::Unavailable {
        operation: "ListThings",
        message: "denied".into(),
    };
    before.setup.inner().failing.insert("ListThings", denied);
    let listed = export_answers(&before.console, &person("responder-s")).await;
    assert!(matches!(listed, Err(ResponseError::Store(_))), "{listed:?}");
}

#[tokio::test]
async fn everybody_has_a_file_of_their_own() {
    let before = Before::start().await;
    let (one, other) = (person("responder-s"), person("lead-l"));
    before.keep(&one, "device,redundant\npump-1,no\n").await;
    assert_eq!(import_state(&before.console, &other).await.unwrap().waiting, None);
}

#[tokio::test]
async fn what_can_not_be_read_is_told_and_what_waited_stays() {
    let before = Before::start().await;
    let responder = person("responder-s");
    before.keep(&responder, "device,redundant\npump-1,no\n").await;
    let large = vec![b'a'; FILE_LIMIT + 1];
    let why = before.refusal(&responder, &large).await;
    assert_eq!(why, "The file has 1025 KiB; the limit is 1024 KiB.");
    let why = before
        .refusal(&responder, b"device,redundant\np\xfcmp,no\n")
        .await;
    assert!(
        why.starts_with("The file was not read: line 2: it is not encoded as UTF-8"),
        "{why}"
    );
    assert_eq!(
        before.refusal(&responder, b"\xef\xbb\xbf \n").await,
        "The file is empty."
    );
    let state = import_state(&before.console, &responder).await.unwrap();
    assert_eq!(state.waiting.unwrap().preview.changes.len(), 1);
}

#[tokio::test]
async fn the_list_has_a_line_for_every_thing_and_reads_back_as_it_is() {
    let before = Before::start().await;
    before.device("pump-1");
    before.device("pump-2");
    let responder = person("responder-s");
    let waiting = before
        .keep(&responder, "device,redundant\npump-2,no\ngone,yes\n")
        .await;
    before
        .take(&responder, &waiting.preview.seen, false)
        .await
        .unwrap();
    let text = export_answers(&before.console, &responder).await.unwrap();
    assert_eq!(
        text,
        "device,mission_critical,redundant,sensitive_data,reachable\ngone,,yes,,\npump-1,,,,\npump-2,,no,,\n"
    );
    let waiting = before.keep(&responder, &text).await;
    assert_eq!((waiting.preview.changes.len(), waiting.preview.same), (0, 3));
}

#[tokio::test]
async fn it_takes_the_right_to_write() {
    let before = Before::start().await;
    let viewer = Actor {
        rights: Rights::of([Role::Viewer]),
        ..person("viewer-v")
    };
    let console = &before.console;
    let forbidden = |result: Result<(), ResponseError>| {
        assert!(matches!(result, Err(ResponseError::Forbidden(_))), "{result:?}");
    };
    forbidden(keep_file(console, &viewer, b"device").await);
    forbidden(import_state(console, &viewer).await.map(drop));
    forbidden(before.take(&viewer, "", true).await.map(drop));
    forbidden(drop_file(console, &viewer).await);
    export_answers(console, &viewer).await.unwrap();
}

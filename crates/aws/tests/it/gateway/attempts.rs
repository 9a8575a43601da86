use super::answers::{Answer, Script};
use Answer::{Cut, Deny, Fine, Silence, Throttle, Unavailable};
use aws::gateway::{CallCount, Gateway, GatewaySettings, Operation, Patience, Quota};
use response::ports::StoreError;
use std::time::Duration;
use tokio::time::{Instant, timeout};

const READ: Operation = Operation::read("GetThing", "things");
/// Far less than a wait for the pace would take, far more than a call without one does.
const AT_ONCE: Duration = Duration::from_secs(5);
const WRITE: Operation = Operation::write("PutThing", "things");

fn settings() -> GatewaySettings {
    let quota = Quota {
        per_second: 1_000.0,
        burst: 100,
    };
    let patience = Patience {
        attempt: Duration::from_millis(40),
        deadline: Duration::from_secs(10),
        attempts: 4,
    };
    GatewaySettings {
        reads: quota,
        writes: quota,
        read_patience: patience,
        write_patience: patience,
        first_pause: Duration::from_millis(1),
        longest_pause: Duration::from_millis(4),
        ..GatewaySettings::default()
    }
}

async fn run(
    settings: &GatewaySettings,
    operation: Operation,
    answers: &[Answer],
) -> (Result<&'static str, StoreError>, usize, CallCount) {
    let gateway = Gateway::new(settings);
    let script = Script::new(answers);
    let result = gateway.call(operation, || script.reply()).await;
    (result, script.asked(), gateway.calls()[0])
}

fn is_unavailable(result: &Result<&'static str, StoreError>) -> bool {
    matches!(result, Err(StoreError::Unavailable { .. }))
}

#[tokio::test]
async fn what_may_pass_is_tried_again_until_it_is_answered() {
    for answer in [Throttle, Cut, Unavailable, Silence] {
        let (result, asked, _) = run(&settings(), READ, &[answer, answer, Fine]).await;
        assert_eq!((result.unwrap(), asked), ("fine", 3), "{answer:?}");
    }
}

#[tokio::test]
async fn what_would_be_done_twice_is_sent_again_only_when_nothing_was_done() {
    let open = Operation::once("OpenThing", "things");
    for answer in [Cut, Unavailable, Silence] {
        let (result, asked, _) = run(&settings(), open, &[Throttle, answer, Fine]).await;
        assert!(is_unavailable(&result), "{answer:?}: {result:?}");
        assert_eq!(asked, 2, "{answer:?}");
    }
    let (result, asked, _) = run(&settings(), open, &[Throttle, Throttle, Fine]).await;
    assert_eq!((result.unwrap(), asked), ("fine", 3));
}

#[tokio::test]
async fn a_refusal_is_final_at_once() {
    let (result, asked, _) = run(&settings(), READ, &[Deny, Fine]).await;
    assert_eq!(asked, 1);
    assert_eq!(
        result,
        Err(StoreError::Denied {
            operation: "GetThing",
            action: "things:GetThing".to_owned()
        })
    );
}

#[tokio::test]
async fn attempts_end_and_the_last_answer_is_told() {
    let (result, asked, _) = run(&settings(), READ, &[Throttle]).await;
    assert_eq!(asked, 4);
    assert_eq!(
        result,
        Err(StoreError::Throttled {
            operation: "GetThing"
        })
    );
    let (result, asked, _) = run(&settings(), READ, &[Throttle, Throttle, Throttle, Cut]).await;
    assert!(is_unavailable(&result) && asked == 4, "{result:?}");
}

#[tokio::test]
async fn each_attempt_has_its_time_and_the_deadline_ends_them_all() {
    let mut settings = settings();
    settings.read_patience = Patience {
        attempt: Duration::from_millis(10),
        deadline: Duration::from_millis(300),
        attempts: 100,
    };
    let start = Instant::now();
    let (result, asked, _) = run(&settings, READ, &[Silence]).await;
    assert!(is_unavailable(&result), "{result:?}");
    assert!((2..=30).contains(&asked), "{asked}");
    assert!(start.elapsed() >= Duration::from_millis(290));
    assert!(start.elapsed() < AT_ONCE);
}

#[tokio::test]
async fn a_read_that_is_never_answered_is_given_up_within_the_nine_seconds_that_pages_are_promised() {
    let start = Instant::now();
    let (result, asked, _) = run(&GatewaySettings::default(), READ, &[Silence]).await;
    let took = start.elapsed();
    println!("a read that AWS never answers: given up after {took:?}, {asked} attempts");
    assert!(is_unavailable(&result), "{result:?}");
    assert!(asked >= 2, "one lost answer is no end: {asked}");
    let promised = Duration::from_secs(9);
    assert!(took <= promised + Duration::from_millis(500), "{took:?}");
}

#[tokio::test]
async fn who_would_wait_past_the_deadline_for_the_pace_is_told_so_and_sends_nothing() {
    let mut settings = settings();
    settings.reads = Quota {
        per_second: 0.01,
        burst: 1,
    };
    settings.read_patience.deadline = Duration::from_millis(20);
    let gateway = Gateway::new(&settings);
    let script = Script::new(&[Fine]);
    assert_eq!(gateway.call(READ, || script.reply()).await.unwrap(), "fine");
    let second = timeout(AT_ONCE, gateway.call(READ, || script.reply()));
    assert_eq!(
        second.await.unwrap(),
        Err(StoreError::Throttled {
            operation: "GetThing"
        })
    );
    assert_eq!(script.asked(), 1);
}

#[tokio::test]
async fn a_pace_of_its_own_is_taken_from_the_table() {
    let mut settings = settings();
    let own = Quota {
        per_second: 0.01,
        burst: 1,
    };
    settings.quotas.insert("GetThing".to_owned(), own);
    settings.read_patience.deadline = Duration::from_millis(20);
    let gateway = Gateway::new(&settings);
    let script = Script::new(&[Fine]);
    let other = Operation::read("ListThings", "things");
    for _ in 0..3 {
        gateway.call(other, || script.reply()).await.unwrap();
    }
    gateway.call(READ, || script.reply()).await.unwrap();
    let second = timeout(AT_ONCE, gateway.call(READ, || script.reply()));
    second.await.unwrap().unwrap_err();
}

#[tokio::test]
async fn a_write_that_may_have_taken_effect_says_so_whatever_came_later() {
    for first in [Cut, Silence, Unavailable] {
        for later in [Deny, Throttle] {
            let (result, _, _) = run(&settings(), WRITE, &[first, later]).await;
            assert!(is_unavailable(&result), "{first:?} {later:?}: {result:?}");
        }
    }
}

#[tokio::test]
async fn a_write_that_was_only_throttled_or_refused_leaves_no_doubt() {
    for answers in [&[Throttle][..], &[Throttle, Deny], &[Deny]] {
        let (result, _, _) = run(&settings(), WRITE, answers).await;
        assert!(!result.unwrap_err().leaves_doubt(), "{answers:?}");
    }
}

#[tokio::test]
async fn a_read_tells_what_came_last() {
    let (result, _, _) = run(&settings(), READ, &[Silence, Deny]).await;
    assert!(matches!(result, Err(StoreError::Denied { .. })), "{result:?}");
}

#[tokio::test]
async fn figures_count_every_attempt_by_what_came_of_it() {
    let (_, _, count) = run(&settings(), READ, &[Throttle, Cut, Throttle, Fine]).await;
    assert_eq!(
        count,
        CallCount {
            operation: "GetThing",
            sent: 4,
            throttled: 2,
            failed: 1,
            shared: 0
        }
    );
}

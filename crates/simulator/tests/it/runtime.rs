//! Processes under the Runtime API: one per invocation at a time, reused, replaced, killed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use simulator::{Binary, FunctionSettings, READER_ACCESS_KEY, Seed};

use crate::functions::{started, status};
use crate::harness::{World, world};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

struct Scene {
    world: World,
    seen: PathBuf,
}

impl Drop for Scene {
    fn drop(&mut self) {
        for file in ["", ".go", ".nothing"] {
            let _ = std::fs::remove_file(format!("{}{file}", self.seen.display()));
        }
    }
}

/// The function `contain`, run by a process that does that.
async fn scene(does: &str) -> Scene {
    let mut world = world(Seed::Demo).await;
    world.handle.deploy_function(FunctionSettings::named("contain"));
    let seen =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(world.running.aws_endpoint().replace(['/', ':'], "-"));
    let nothing = format!("{}.nothing", seen.display());
    assert!(Command::new("mkfifo").arg(nothing).status().unwrap().success());
    let variables = [("DOES", does), ("SEEN", seen.to_str().unwrap())];
    world.running.run_function(Binary {
        function: "contain".to_owned(),
        path: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/bootstrap.sh"),
        variables: variables
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        memory_mb: 128,
        timeout_s: 600,
        access_key: READER_ACCESS_KEY.to_owned(),
        region: "eu-central-1".to_owned(),
    });
    Scene { world, seen }
}

impl Scene {
    /// What processes saw: a line per invocation.
    fn lines(&self) -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(&self.seen).unwrap_or_default();
        text.lines()
            .map(|line| line.split(' ').map(str::to_owned).collect())
            .collect()
    }

    async fn until(&self, what: &str, mut is: impl AsyncFnMut(&Self) -> bool) {
        let waits = async {
            let mut looks = tokio::time::interval(Duration::from_millis(20));
            while !is(self).await {
                looks.tick().await;
            }
        };
        tokio::time::timeout(PATIENCE, waits)
            .await
            .unwrap_or_else(|_| panic!("{what}, but {:?}", self.lines()));
    }

    /// Starts the runbook and waits for its end.
    async fn ends(&self) -> (String, Value) {
        let execution = started(&self.world).await;
        self.until("the runbook ends", async |scene: &Self| {
            let now = status(&scene.world, &execution).await;
            !matches!(now.as_str(), Some("InProgress" | "Pending"))
        })
        .await;
        let asked = json!({"AutomationExecutionId": execution});
        let full = self.world.ssm("GetAutomationExecution", asked).await.1;
        let full = &full["AutomationExecution"];
        let how = full["AutomationExecutionStatus"].as_str().unwrap().to_owned();
        (how, full["FailureMessage"].clone())
    }
}

fn alive(pid: &str) -> bool {
    // A zombie has no command line.
    std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
}

#[tokio::test]
async fn a_process_is_used_again_and_knows_nothing_of_who_started_it() {
    let scene = scene("answer").await;
    for _ in 0..3 {
        assert_eq!(scene.ends().await.0, "Success");
    }
    let lines = scene.lines();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line[0] == lines[0][0]), "{lines:?}");
    for line in &lines {
        assert!(
            line[1].starts_with("Root=1-") && line[1].contains(";Parent="),
            "{line:?}"
        );
        assert_eq!((line[2].as_str(), line[3].as_str()), ("eu-central-1", "none"));
    }
    let measured = scene.world.handle.measurements();
    let starts: Vec<bool> = measured.iter().map(|one| one.init_ms.is_some()).collect();
    assert_eq!(starts, [true, false, false]);
    assert!(
        measured.iter().all(|one| one.succeeded && one.memory_kb > 0),
        "{measured:?}"
    );
}

#[tokio::test]
async fn each_invocation_at_the_same_time_has_a_process_of_its_own() {
    let scene = scene("wait").await;
    let (one, other) = (started(&scene.world).await, started(&scene.world).await);
    scene
        .until("two are at work", async |scene: &Scene| scene.lines().len() == 2)
        .await;
    let lines = scene.lines();
    assert_ne!(lines[0][0], lines[1][0]);
    std::fs::write(format!("{}.go", scene.seen.display()), "").unwrap();
    scene
        .until("both end", async |scene: &Scene| {
            status(&scene.world, &one).await == "Success" && status(&scene.world, &other).await == "Success"
        })
        .await;
}

#[tokio::test]
async fn a_process_that_takes_too_long_by_the_worlds_clock_is_killed() {
    let scene = scene("wait").await;
    let execution = started(&scene.world).await;
    scene
        .until("it is at work", async |scene: &Scene| scene.lines().len() == 1)
        .await;
    let pid = scene.lines()[0][0].clone();
    assert!(alive(&pid));
    scene.world.handle.advance_ms(3_001);
    scene.until("it is killed", async |_: &Scene| !alive(&pid)).await;
    assert_eq!(status(&scene.world, &execution).await, "Failed");
}

#[tokio::test]
async fn a_process_that_ends_fails_its_invocation_and_is_replaced() {
    let scene = scene("end").await;
    for _ in 0..2 {
        let (how, why) = scene.ends().await;
        assert_eq!(how, "Failed");
        assert!(why.as_str().unwrap().contains("Runtime.ExitError"), "{why}");
    }
    let lines = scene.lines();
    assert_ne!(lines[0][0], lines[1][0], "{lines:?}");
}

#[tokio::test]
async fn an_error_is_the_functions_own_and_the_process_lives() {
    let scene = scene("raise").await;
    for _ in 0..2 {
        let (how, why) = scene.ends().await;
        assert_eq!(how, "Failed");
        let why = why.as_str().unwrap();
        assert!(
            why.contains("Sample.Broken") && why.contains("it is broken"),
            "{why}"
        );
    }
    let lines = scene.lines();
    assert_eq!(lines[0][0], lines[1][0]);
}

#[tokio::test]
async fn what_can_not_begin_fails_every_invocation_with_what_it_told() {
    let scene = scene("refuse").await;
    let (how, why) = scene.ends().await;
    assert_eq!(how, "Failed");
    assert!(why.as_str().unwrap().contains("it is broken"), "{why}");
}

#[tokio::test]
async fn processes_end_with_the_account() {
    let mut scene = scene("answer").await;
    scene.ends().await;
    let pid = scene.lines()[0][0].clone();
    let other = world(Seed::Empty).await;
    std::mem::replace(&mut scene.world, other)
        .running
        .shutdown()
        .await;
    scene.until("it is gone", async |_: &Scene| !alive(&pid)).await;
}

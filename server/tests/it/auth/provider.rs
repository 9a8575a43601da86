//! The demo identity provider as a process: one for all tests, or one of a test's own.

use super::browser::Browser;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;

/// A running provider. It ends when its standard input does: with this value, or with the test process.
#[derive(Debug)]
pub struct Provider {
    pub issuer: String,
    child: Child,
    _ends_with: ChildStdin,
}

impl Provider {
    pub fn start() -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../end2end/idp/provider.mjs");
        let mut child = Command::new("node")
            .arg(script)
            .args(["--port=0", "--test", "--until-stdin-ends"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node runs the demo identity provider (tools/setup.sh)");
        let stdin = child.stdin.take().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let issuer = line
            .trim()
            .rsplit_once(": ")
            .expect("the provider says where it is")
            .1
            .to_owned();
        Self {
            issuer,
            child,
            _ends_with: stdin,
        }
    }

    /// The one that tests share who spoil nothing for others: each has a client of its own there.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Provider> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    pub async fn tell(&self, path: &str, body: Value) -> Value {
        let answer = Browser::new()
            .post_json(&format!("{}/test/{path}", self.issuer), &body)
            .await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        serde_json::from_str(&answer.text).unwrap()
    }

    /// Spoils the next answer to a client.
    pub async fn spoil(&self, kind: &str, client: &str) {
        self.tell("faults", json!({ "kind": kind, "client_id": client }))
            .await;
    }

    /// How often a path was asked for.
    pub async fn asked(&self, path: &str) -> u64 {
        let answer = Browser::new()
            .get(&format!("{}/test/requests", self.issuer))
            .await;
        let counts: Value = serde_json::from_str(&answer.text).unwrap();
        counts[path].as_u64().unwrap_or(0)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // Only the tests' own ones are dropped; the shared one ends with the process.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

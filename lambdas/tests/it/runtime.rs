//! One execution environment of the simulator's, of which a test sees what the process told.

use serde_json::{Value, json};
use simulator::{Binary, Environment as Process, FunctionError, Invocation, Measured};
use std::path::PathBuf;
use std::time::Duration;

/// Longer than any invocation of a test takes on a busy machine, in seconds.
const PATIENCE_S: u64 = 120;

/// What a process told.
#[derive(Debug, PartialEq)]
pub enum Told {
    Answered(Value),
    Failed(Value),
    InitFailed(Value),
}

fn body(error: &FunctionError) -> Value {
    json!({"errorType": error.error_type, "errorMessage": error.message})
}

/// One execution environment.
pub struct Environment {
    process: Option<Process>,
    /// What the last invocation took; the first also tells how long the start did.
    pub measured: Vec<Measured>,
}

impl Environment {
    /// Starts a function and waits until it is ready; what it told instead, if it isn't.
    pub async fn start(binary: &str, variables: &[(&str, &str)], access_key: &str) -> Result<Self, Told> {
        let variables = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let binary = Binary {
            function: "a-function-of-the-test".to_owned(),
            path: PathBuf::from(binary),
            variables: variables.collect(),
            memory_mb: 256,
            timeout_s: PATIENCE_S,
            access_key: access_key.to_owned(),
            region: "eu-central-1".to_owned(),
        };
        let process = Process::start(&binary)
            .await
            .map_err(|error| Told::InitFailed(body(&error)))?;
        Ok(Self {
            process: Some(process),
            measured: Vec::new(),
        })
    }

    /// Has one invocation done, with a deadline in milliseconds since 1970.
    pub async fn invoke(&mut self, deadline: i64, payload: Value) -> Told {
        let n = self.measured.len() + 1;
        let invocation = Invocation {
            id: format!("{n:08x}-0000-4000-8000-000000000000"),
            function: "a-function-of-the-test".to_owned(),
            function_arn: "arn:aws:lambda:eu-central-1:111122223333:function:a-function-of-the-test"
                .to_owned(),
            payload: payload.to_string(),
            deadline_ms: deadline,
            trace_id: "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1".to_owned(),
            attempt: 1,
        };
        let process = self.process.take().unwrap();
        let (answer, measured, process) = process.invoke(invocation, std::future::pending()).await;
        self.process = process;
        self.measured.push(measured);
        match answer {
            Ok(value) => Told::Answered(value),
            Err(error) => Told::Failed(body(&error)),
        }
    }

    /// How long the process took to ask for its first invocation; it has had one.
    pub fn init(&self) -> Duration {
        Duration::from_millis(self.measured[0].init_ms.unwrap())
    }

    /// The most memory that the process had resident, in kB.
    pub fn peak_kb(&self) -> u64 {
        self.measured.last().unwrap().memory_kb
    }
}

//! Lambda's Runtime API for one process, and the process. Authority: Lambda Developer Guide, "Using the Lambda runtime API
//! for custom runtimes".

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex, mpsc};
use tokio::time::{Instant, timeout};

/// Longer than any invocation of a test takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// What a process told.
#[derive(Debug, PartialEq)]
pub enum Told {
    Ready,
    Answered(Value),
    Failed(Value),
    InitFailed(Value),
}

struct Desk {
    invocations: Mutex<mpsc::Receiver<(String, i64, Value)>>,
    told: mpsc::UnboundedSender<Told>,
}

/// One execution environment.
pub struct Environment {
    pub child: Child,
    /// How long the process took to ask for its first invocation.
    pub init: Duration,
    invocations: mpsc::Sender<(String, i64, Value)>,
    told: mpsc::UnboundedReceiver<Told>,
    last: u32,
}

impl Environment {
    /// Starts a function and waits until it is ready; what it told instead, if it isn't.
    pub async fn start(binary: &str, variables: &[(&str, &str)]) -> Result<Self, Told> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (invocations, waiting) = mpsc::channel(1);
        let (tell, told) = mpsc::unbounded_channel();
        let desk = Arc::new(Desk {
            invocations: Mutex::new(waiting),
            told: tell,
        });
        tokio::spawn(async move { axum::serve(listener, routes(desk)).await });
        let began = Instant::now();
        let child = Command::new(binary)
            .env_clear()
            .envs(variables.iter().copied())
            .env("AWS_LAMBDA_RUNTIME_API", address.to_string())
            .env("AWS_LAMBDA_FUNCTION_NAME", "a-function-of-the-test")
            .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
            .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256")
            .env("AWS_REGION", "eu-central-1")
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut environment = Self {
            child,
            init: Duration::ZERO,
            invocations,
            told,
            last: 0,
        };
        match environment.next().await {
            Told::Ready => {
                environment.init = began.elapsed();
                Ok(environment)
            }
            other => Err(other),
        }
    }

    /// Has one invocation done, with a deadline in milliseconds since 1970.
    pub async fn invoke(&mut self, deadline: i64, payload: Value) -> Told {
        self.last += 1;
        let id = format!("{:08x}-0000-4000-8000-000000000000", self.last);
        self.invocations.send((id, deadline, payload)).await.unwrap();
        loop {
            match self.next().await {
                Told::Ready => {}
                told => return told,
            }
        }
    }

    /// The most memory that the process had resident, in kB.
    pub fn peak_kb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id().unwrap())).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    async fn next(&mut self) -> Told {
        tokio::select! {
            told = timeout(PATIENCE, self.told.recv()) => told.unwrap().unwrap(),
            status = self.child.wait() => {
                // What it told before it ended counts more than that it ended.
                self.told.try_recv().unwrap_or_else(|_| Told::InitFailed(json!(status.unwrap().to_string())))
            }
        }
    }
}

fn routes(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next))
        .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
        .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
        .route("/2018-06-01/runtime/init/error", post(init_error))
        .with_state(desk)
}

async fn next(State(desk): State<Arc<Desk>>) -> Response {
    desk.told.send(Told::Ready).unwrap();
    let Some((id, deadline, payload)) = desk.invocations.lock().await.recv().await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", deadline.to_string()),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:eu-central-1:111122223333:function:a-function-of-the-test".to_owned(),
        ),
        (
            "lambda-runtime-trace-id",
            "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1".to_owned(),
        ),
    ];
    (headers, payload.to_string()).into_response()
}

async fn response(State(desk): State<Arc<Desk>>, Path(_): Path<String>, body: Bytes) -> StatusCode {
    told(&desk, Told::Answered, &body)
}

async fn error(State(desk): State<Arc<Desk>>, Path(_): Path<String>, body: Bytes) -> StatusCode {
    told(&desk, Told::Failed, &body)
}

async fn init_error(State(desk): State<Arc<Desk>>, body: Bytes) -> StatusCode {
    told(&desk, Told::InitFailed, &body)
}

fn told(desk: &Desk, how: fn(Value) -> Told, body: &[u8]) -> StatusCode {
    let body = serde_json::from_slice(body).unwrap();
    // The test may be over.
    let _ = desk.told.send(how(body));
    StatusCode::ACCEPTED
}

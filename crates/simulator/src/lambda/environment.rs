//! A process with its own address of the Runtime API.

use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::api::{Desk, Told, routes};
use super::measured::peak_kb;
use super::{Binary, Measured};
use crate::{FunctionError, Invocation, SIMULATED_SECRET};

/// How long a process may at least take to ask for its first invocation. Lambda gives 10 seconds, and where that isn't enough
/// the function's own time with the first invocation: here that is one time.
const INIT_LIMIT: Duration = Duration::from_secs(10);

/// An execution environment: a process, and the Runtime API that it alone talks to. It ends with its handle.
#[derive(Debug)]
pub struct Environment {
    child: Child,
    invocations: mpsc::Sender<Invocation>,
    told: mpsc::UnboundedReceiver<Told>,
    api: JoinHandle<()>,
    function: String,
    limit: Duration,
    /// How long its start took, until that is reported with its first invocation.
    init_ms: Option<u64>,
}

impl Drop for Environment {
    /// The process ends with its handle (`kill_on_drop`), the API with its task.
    fn drop(&mut self) {
        self.api.abort();
    }
}

impl Environment {
    /// Starts the process and waits until it asks for work.
    ///
    /// # Errors
    /// When it can't be started, ends, tells that it can't begin (its own error), or takes too long.
    pub async fn start(binary: &Binary) -> Result<Self, FunctionError> {
        let broken = |message: String| FunctionError {
            error_type: "Runtime.InvalidEntrypoint".to_owned(),
            message,
        };
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.map_err(|error| broken(error.to_string()))?;
        let address = listener.local_addr().map_err(|error| broken(error.to_string()))?;
        let (invocations, waiting) = mpsc::channel(1);
        let (tell, told) = mpsc::unbounded_channel();
        let desk = Desk {
            invocations: Mutex::new(waiting),
            told: tell,
        };
        let app = routes(Arc::new(desk));
        let api = tokio::spawn(async move {
            let _ = axum::serve(listener, app).await;
        });
        let begun = Instant::now();
        let child = command(binary, &address.to_string()).spawn();
        let child = child.map_err(|error| broken(format!("{}: {error}", binary.path.display())))?;
        let mut environment = Self {
            child,
            invocations,
            told,
            api,
            function: binary.function.clone(),
            limit: Duration::from_secs(binary.timeout_s),
            init_ms: None,
        };
        environment.ready().await?;
        environment.init_ms = Some(millis(begun));
        Ok(environment)
    }

    async fn ready(&mut self) -> Result<(), FunctionError> {
        let limit = self.limit.max(INIT_LIMIT);
        tokio::select! {
            told = self.told.recv() => match told {
                Some(Told::Ready) => Ok(()),
                Some(Told::InitFailed(error)) => Err(error),
                Some(Told::Answered(..)) | None => Err(exited("without an invocation")),
            },
            status = self.child.wait() => {
                let ended = exited(&said(status));
                // What it told before it ended counts more than that it ended.
                match self.told.try_recv() {
                    Ok(Told::InitFailed(error)) => Err(error),
                    _ => Err(ended),
                }
            }
            () = tokio::time::sleep(limit) => Err(FunctionError {
                error_type: TIMED_OUT.to_owned(),
                message: format!("INIT_REPORT Status: timeout after {} s", limit.as_secs()),
            }),
        }
    }

    /// Whether the process is still there.
    pub(super) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Has one invocation done. It is killed when `over` comes before its answer, or its own time is over; then it can't be
    /// used again.
    pub async fn invoke(
        mut self,
        invocation: Invocation,
        over: impl Future<Output = ()>,
    ) -> (Result<Value, FunctionError>, Measured, Option<Self>) {
        let id = invocation.id.clone();
        let begun = Instant::now();
        let gone = self.invocations.send(invocation).await.is_err();
        let answer = if gone {
            Err(exited("between two invocations"))
        } else {
            self.answer(&id, over).await
        };
        let ended = |error: &FunctionError| matches!(error.error_type.as_str(), TIMED_OUT | EXITED);
        let lives = !answer.as_ref().is_err_and(ended);
        let measured = Measured {
            function: self.function.clone(),
            init_ms: self.init_ms.take(),
            took_ms: millis(begun),
            memory_kb: self.child.id().map_or(0, peak_kb),
            succeeded: answer.is_ok(),
        };
        (answer, measured, lives.then_some(self))
    }

    async fn answer(&mut self, id: &str, over: impl Future<Output = ()>) -> Result<Value, FunctionError> {
        let limit = tokio::time::sleep(self.limit);
        tokio::pin!(limit, over);
        loop {
            tokio::select! {
                told = self.told.recv() => match told {
                    Some(Told::Answered(of, answer)) if of == id => return answer,
                    // An answer to what is over already, or the request for the next invocation.
                    Some(Told::Answered(..) | Told::Ready) => {}
                    Some(Told::InitFailed(error)) => return Err(error),
                    None => return Err(exited("its API ended")),
                },
                status = self.child.wait() => return Err(exited(&said(status))),
                () = &mut limit => break,
                () = &mut over => break,
            }
        }
        let _ = self.child.kill().await;
        Err(FunctionError {
            error_type: TIMED_OUT.to_owned(),
            message: format!(
                "RequestId: {id} Error: Task timed out after {}.00 seconds",
                self.limit.as_secs()
            ),
        })
    }
}

const TIMED_OUT: &str = "Sandbox.Timedout";
const EXITED: &str = "Runtime.ExitError";

fn exited(how: &str) -> FunctionError {
    FunctionError {
        error_type: EXITED.to_owned(),
        message: format!("Runtime exited with error: {how}"),
    }
}

fn said(status: std::io::Result<ExitStatus>) -> String {
    status.map_or_else(|error| error.to_string(), |status| status.to_string())
}

fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// Nothing of the simulator's own environment reaches the function.
fn command(binary: &Binary, api: &str) -> Command {
    let mut command = Command::new(&binary.path);
    command
        .env_clear()
        .envs(binary.variables.iter().map(|(name, value)| (name, value)))
        .env("AWS_LAMBDA_RUNTIME_API", api)
        .env("AWS_LAMBDA_FUNCTION_NAME", &binary.function)
        .env("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", binary.memory_mb.to_string())
        .env("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
        .env("AWS_REGION", &binary.region)
        .env("AWS_DEFAULT_REGION", &binary.region)
        .env("AWS_ACCESS_KEY_ID", &binary.access_key)
        .env("AWS_SECRET_ACCESS_KEY", SIMULATED_SECRET)
        .stdin(Stdio::null())
        .kill_on_drop(true);
    command
}

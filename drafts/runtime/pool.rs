//! Who runs the invocations of a function.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::environment::Environment;
use super::{Binary, Measured};
use crate::{Invocation, WorldHandle};

/// What functions have taken so far.
#[derive(Clone, Debug, Default)]
pub struct Functions(Arc<Mutex<Vec<Measured>>>);

impl Functions {
    /// Every invocation so far, in the order in which they ended.
    pub fn measured(&self) -> Vec<Measured> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, measured: Measured) {
        tracing::info!(
            function = measured.function,
            took_ms = measured.took_ms,
            init_ms = measured.init_ms,
            memory_kb = measured.memory_kb,
            succeeded = measured.succeeded,
            "a function was invoked"
        );
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(measured);
    }
}

/// Runs a function's invocations until `stop`; its processes end with it.
pub async fn run(world: WorldHandle, binary: Binary, region: String, functions: Functions, stop: CancellationToken) {
    let idle: Arc<Mutex<Vec<Environment>>> = Arc::default();
    let mut running = JoinSet::new();
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            Some(_) = running.join_next() => {}
            invocation = world.next_invocation(&binary.function) => {
                let (world, binary, region) = (world.clone(), binary.clone(), region.clone());
                let (idle, functions) = (Arc::clone(&idle), functions.clone());
                running.spawn(async move {
                    one(&world, &binary, &region, &idle, &functions, invocation).await;
                });
            }
        }
    }
}

async fn one(
    world: &WorldHandle,
    binary: &Binary,
    region: &str,
    idle: &Mutex<Vec<Environment>>,
    functions: &Functions,
    invocation: Invocation,
) {
    let id = invocation.id.clone();
    let free = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let environment = match free {
        Some(environment) => Ok(environment),
        None => Environment::start(binary, region).await,
    };
    let answer = match environment {
        Ok(environment) => {
            let (answer, measured, again) = environment.invoke(invocation).await;
            functions.add(measured);
            if let Some(again) = again {
                idle.lock().unwrap_or_else(PoisonError::into_inner).push(again);
            }
            answer
        }
        Err(error) => Err(error),
    };
    if let Err(error) = &answer {
        tracing::warn!(function = binary.function, error = error.message, "an invocation failed");
    }
    world.answer_invocation(&id, answer);
}

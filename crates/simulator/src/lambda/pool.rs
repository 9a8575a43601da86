//! Who runs the invocations of a function.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{Binary, Environment};
use crate::{Invocation, WorldHandle};

/// Environments that wait for an invocation.
type Idle = Arc<Mutex<Vec<Environment>>>;

/// Runs a function's invocations until `stop`; its processes end with it.
pub(crate) async fn run(world: WorldHandle, binary: Binary, stop: CancellationToken) {
    let binary = Arc::new(binary);
    let idle = Idle::default();
    let mut running = JoinSet::new();
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            Some(_) = running.join_next() => {}
            invocation = world.next_invocation(&binary.function) => {
                running.spawn(one(world.clone(), Arc::clone(&binary), Arc::clone(&idle), invocation));
            }
        }
    }
}

/// An environment that was there before, as Lambda takes it, or a new one.
async fn environment(binary: &Binary, idle: &Idle) -> Result<Environment, crate::FunctionError> {
    loop {
        let last = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let Some(mut environment) = last else {
            return Environment::start(binary).await;
        };
        if environment.is_alive() {
            return Ok(environment);
        }
    }
}

async fn one(world: WorldHandle, binary: Arc<Binary>, idle: Idle, invocation: Invocation) {
    let id = invocation.id.clone();
    let answer = match environment(&binary, &idle).await {
        Ok(environment) => {
            let (answer, measured, again) = environment.invoke(invocation, world.invocation_ends(&id)).await;
            tracing::info!(
                function = measured.function,
                took_ms = measured.took_ms,
                init_ms = measured.init_ms,
                memory_kb = measured.memory_kb,
                succeeded = measured.succeeded,
                "a function was invoked"
            );
            world.measured(measured);
            idle.lock().unwrap_or_else(PoisonError::into_inner).extend(again);
            answer
        }
        Err(error) => Err(error),
    };
    if let Err(error) = &answer {
        tracing::warn!(
            function = binary.function,
            error = error.message,
            "an invocation failed"
        );
    }
    world.answer_invocation(&id, answer);
}

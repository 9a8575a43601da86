//! Starts a simulated account and stops it.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::ids::Ids;
use crate::options::{Options, Seed, StartError};
use crate::world::{Account, Calls, Faults, Quotas, Schedule, State, WorldHandle};
use crate::{Binary, control, lambda, seed, sns, stack, wire};

/// The simulated account, not started yet.
#[derive(Debug)]
pub struct Simulator;

/// A simulated account that answers.
#[derive(Debug)]
pub struct Running {
    aws: SocketAddr,
    control: Option<SocketAddr>,
    world: WorldHandle,
    stop: CancellationToken,
    tasks: Vec<JoinHandle<()>>,
}

impl Simulator {
    /// Seeds a world and serves it.
    ///
    /// # Errors
    /// When an address cannot be listened on, or the stack can't be made.
    pub async fn start(options: Options) -> Result<Running, StartError> {
        let (listener, aws) = bind(options.listen).await?;
        let control = match options.control {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        let mut state = world(&options, aws);
        let now = state.clock.now();
        let stack = options.stack.as_ref();
        let functions = stack.map(|stack| stack::make(&mut state.account, stack, now));
        if options.seed == Seed::Demo && functions.is_some() {
            seed::watched::plant(&mut state, now);
        }
        let world = WorldHandle::new(state);
        let stop = CancellationToken::new();
        let mut tasks = vec![tokio::spawn(wire::listen(listener, world.clone(), stop.clone()))];
        let control = control.map(|(listener, address)| {
            tasks.push(tokio::spawn(control::serve(
                listener,
                world.clone(),
                stop.clone(),
            )));
            address
        });
        let mut running = Running {
            aws,
            control,
            world,
            stop,
            tasks,
        };
        for function in functions.transpose()?.into_iter().flatten() {
            running.run_function(function);
        }
        Ok(running)
    }
}

impl Running {
    /// The `endpoint_url` for every AWS SDK, such as `http://127.0.0.1:41234`.
    pub fn aws_endpoint(&self) -> String {
        format!("http://{}", self.aws)
    }

    /// The address of the controls, if they are served.
    pub fn control_endpoint(&self) -> Option<String> {
        self.control.map(|address| format!("http://{address}"))
    }

    /// The controls without the detour over HTTP.
    pub fn world(&self) -> WorldHandle {
        self.world.clone()
    }

    /// Runs a built function's invocations as processes, until the account is shut down. The function is deployed besides.
    pub fn run_function(&mut self, binary: Binary) {
        let running = lambda::run(self.world.clone(), binary, self.stop.clone());
        self.tasks.push(tokio::spawn(running));
    }

    /// Stops accepting, lets running calls finish, cuts those that never answer.
    pub async fn shutdown(self) {
        self.stop.cancel();
        for task in self.tasks {
            if let Err(error) = task.await {
                tracing::warn!(%error, "a listener ended badly");
            }
        }
    }
}

async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let refused = |source| StartError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let bound = listener.local_addr().map_err(refused)?;
    Ok((listener, bound))
}

fn world(options: &Options, aws: SocketAddr) -> State {
    let clock = Clock::start(options.clock, options.start_ms);
    let mut state = State {
        account: Account::new(&options.account, &options.region, Ids::Repeatable(0x1A2A_4E75)),
        clock,
        faults: Faults::default(),
        quotas: Quotas::default(),
        calls: Calls::default(),
        schedule: Schedule::default(),
    };
    state.account.endpoint = aws.to_string();
    state.account.notices.carry_by(Arc::new(sns::carry));
    let now = clock.now();
    seed::replication::plant(&mut state.account, now);
    if options.seed == Seed::Demo {
        seed::plant(&mut state, now);
    }
    state.account.ids = options.id_seed.map_or(Ids::Random, Ids::Repeatable);
    state
}

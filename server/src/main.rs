//! The web process: reads its configuration, starts, and stops on SIGTERM or Ctrl-C.

use clap::Parser;
use server::backend::StartError;
use server::config::LogArgs;
use server::{Config, Ended};
use std::process::ExitCode;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    log(&config.log);
    match Box::pin(run(config)).await {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(ended)) => {
            tracing::error!(
                work = ended.name,
                panicked = ended.panicked,
                "a part of the work in the background was over: the server stopped"
            );
            ExitCode::FAILURE
        }
        Err(error) => {
            tracing::error!(error = %error, "the server could not start");
            ExitCode::FAILURE
        }
    }
}

/// Serves until it is asked to stop, or until a part of its work is over, which is then told.
async fn run(config: Config) -> Result<Option<Ended>, StartError> {
    let mut terminate = signal(SignalKind::terminate())?;
    // What a start waits for may take a while: to be asked to stop meanwhile is to be obeyed.
    let mut running = tokio::select! {
        started = server::start(config, None) => started?,
        () = asked_to_stop(&mut terminate) => return Ok(None),
    };
    // For who started it, and for what waits until it answers: addresses go to the standard output, the log to the other.
    println!("listening on http://{}", running.address);
    #[cfg(feature = "demo")]
    if let Some(simulator) = &running.simulator {
        println!("pretend AWS on {}", simulator.aws_endpoint());
    }
    let ended = tokio::select! {
        () = asked_to_stop(&mut terminate) => None,
        ended = running.broken() => Some(ended),
    };
    running.stop().await;
    Ok(ended)
}

async fn asked_to_stop(terminate: &mut Signal) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

fn log(settings: &LogArgs) {
    let builder = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(&settings.filter))
        .with_writer(std::io::stderr);
    if settings.json {
        builder.json().init();
    } else {
        builder.init();
    }
}

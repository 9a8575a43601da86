//! The simulated account as a process of its own.

use std::net::SocketAddr;

use clap::{Parser, ValueEnum};
use simulator::{Options, Seed, Simulator};

/// A pretend AWS account over HTTP.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Where AWS's APIs are served.
    #[arg(long, default_value = "127.0.0.1:4566")]
    listen: SocketAddr,
    /// Where the controls are served; none unless given.
    #[arg(long)]
    control: Option<SocketAddr>,
    /// What the world holds at the start.
    #[arg(long, value_enum, default_value_t = SeedName::Demo)]
    seed: SeedName,
    /// The world's time at the start, in milliseconds since 1970; the machine's time unless given.
    #[arg(long)]
    start_ms: Option<i64>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SeedName {
    Demo,
    Empty,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let filter = tracing_subscriber::EnvFilter::builder()
        .with_default_directive(tracing::level_filters::LevelFilter::INFO.into())
        .from_env_lossy();
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let seed = match arguments.seed {
        SeedName::Demo => Seed::Demo,
        SeedName::Empty => Seed::Empty,
    };
    let running = Simulator::start(Options {
        listen: arguments.listen,
        control: arguments.control,
        seed,
        start_ms: arguments.start_ms,
        ..Options::default()
    })
    .await?;
    println!("AWS     {}", running.aws_endpoint());
    if let Some(control) = running.control_endpoint() {
        println!("control {control}");
    }
    told_to_stop().await?;
    running.shutdown().await;
    Ok(())
}

/// Waits for Ctrl-C or, as service managers send it, SIGTERM.
async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

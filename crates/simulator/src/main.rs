//! The simulated account as a process of its own.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use simulator::{ClockMode, Options, Seed, Simulator, Stack};

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
    /// A `CloudFormation` template in JSON (tools/infra/translate.py), whose resources the account has, and whose functions run
    /// as processes.
    #[arg(long)]
    template: Option<PathBuf>,
    /// The value of a parameter of the template: `Name=value`; may be repeated.
    #[arg(long, value_parser = parameter)]
    parameter: Vec<(String, String)>,
    /// The folder of the functions, each `NAME/bootstrap`.
    #[arg(long, default_value = "target/lambdas")]
    functions: PathBuf,
    /// Whether the clock stands until it is moved.
    #[arg(long)]
    frozen: bool,
    /// The world's time at the start, in milliseconds since 1970; the machine's time unless given.
    #[arg(long)]
    start_ms: Option<i64>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SeedName {
    Demo,
    Empty,
}

fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a parameter is Name=value")?;
    Ok((name.to_owned(), value.to_owned()))
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
    let stack = match &arguments.template {
        Some(template) => Some(Stack {
            name: "lazaret".to_owned(),
            template: serde_json::from_slice(&std::fs::read(template)?)?,
            parameters: arguments.parameter.into_iter().collect(),
            functions: arguments.functions,
        }),
        None => None,
    };
    let running = Simulator::start(Options {
        listen: arguments.listen,
        control: arguments.control,
        seed,
        stack,
        clock: if arguments.frozen {
            ClockMode::Frozen
        } else {
            ClockMode::default()
        },
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

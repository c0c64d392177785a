//! The bron by itself: the program that a source holder can read, build and run without the rest of Eenloket.

use bron::command::{self, Args};
use clap::Parser;
use foundation::Clock;
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};

/// Answers ja-nee questions about data of a source holder; nothing else leaves it. As `eenloket bron`.
#[derive(Debug, Parser)]
#[command(name = "bron", version)]
struct Cli {
    #[command(flatten)]
    args: Args,
    /// A clock of your own, such as 2027-03-02T09:00:00Z*60. For the demo and for tests only
    #[arg(long, env = "EENLOKET_KLOK")]
    klok: Option<String>,
    /// What to log, such as info or warn,bron=debug
    #[arg(long, env = "EENLOKET_LOG", default_value = "info")]
    log: String,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt().json().with_env_filter(&cli.log).with_writer(std::io::stderr).init();
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), Box<dyn std::error::Error>> {
    let klok = cli.klok.as_deref().map(Clock::parse).transpose()?;
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stop = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    };
    command::run(cli.args, klok, stop, std::io::stdout()).await?;
    Ok(())
}

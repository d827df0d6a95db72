//! Serves the whereabouts of parcels over gRPC, or asks for them.

mod client;

use std::env::{self, VarError};
use std::error::Error;
use std::io;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser};
use parcels::{Depot, Stop, serve};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::client::{Client, explain};

/// Serves the whereabouts of parcels over gRPC, or asks for them.
#[derive(Parser)]
enum Command {
    /// Serve, on the address in ADDR or on 127.0.0.1:8080.
    Serve,
    /// Print where a parcel is.
    Ask {
        #[command(flatten)]
        call: Call,
        id: String,
    },
    /// Print each stop of a parcel until it is delivered.
    Watch {
        #[command(flatten)]
        call: Call,
        id: String,
    },
    /// Add a stop to a parcel.
    Report {
        #[command(flatten)]
        call: Call,
        /// It is the last.
        #[arg(long)]
        delivered: bool,
        id: String,
        place: String,
    },
}

#[derive(Args)]
struct Call {
    #[arg(long, default_value = "127.0.0.1:8080")]
    address: String,
    #[arg(long, default_value = "10s", value_parser = humantime::parse_duration)]
    timeout: Duration,
}

impl Call {
    fn client(&self) -> Result<Client, Box<dyn Error>> {
        Client::new(&self.address, self.timeout)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    if let Err(error) = run(Command::parse()).await {
        let (message, exit) = explain(error.as_ref());
        eprintln!("{message}");
        return ExitCode::from(exit);
    }
    ExitCode::SUCCESS
}

async fn run(command: Command) -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout();
    match command {
        Command::Serve => serve_until_signal().await,
        Command::Ask { call, id } => call.client()?.ask(id, &mut out).await,
        Command::Watch { call, id } => call.client()?.watch(id, &mut out).await,
        Command::Report {
            call,
            delivered,
            id,
            place,
        } => call.client()?.report(id, place, delivered).await,
    }
}

async fn serve_until_signal() -> Result<(), Box<dyn Error>> {
    // Listens to the signals before the first call can come.
    let stop = stop_signal()?;

    let depot = Depot::default();
    for (id, place, delivered) in [
        ("P-1", "Leeds", false),
        ("P-1", "York", false),
        ("P-1", "Durham", true),
        ("P-2", "Leeds", false),
        ("P-2", "York", false),
    ] {
        let place = place.to_owned();
        depot.report(id, Stop { place, delivered })?;
    }

    let address = match env::var("ADDR") {
        Err(VarError::NotPresent) => "127.0.0.1:8080".to_owned(),
        given => given?,
    };
    let listener = TcpListener::bind(address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);
    serve(listener, depot, Duration::from_secs(10), stop).await?;
    Ok(())
}

/// Ends at the first SIGINT or SIGTERM from the call on, not from the first poll.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

//! Serves pages that two lookups make up, each within a deadline.

use std::env::{self, VarError};
use std::error::Error;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use cancellation::{Lookup, Service, routes};
use reqwest::Client;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    if let Err(error) = run().await {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

struct Config {
    address: String,
    profile_url: String,
    orders_url: String,
    deadline: Duration,
}

impl Config {
    fn from_env() -> Result<Self, Box<dyn Error>> {
        let deadline = optional("DEADLINE_MS")?.unwrap_or_else(|| "1000".to_owned());
        let deadline = deadline
            .parse::<u32>()
            .map_err(|error| format!("DEADLINE_MS: {error}"))?;
        Ok(Self {
            address: optional("ADDR")?.unwrap_or_else(|| "127.0.0.1:8080".to_owned()),
            profile_url: required("PROFILE_URL")?,
            orders_url: required("ORDERS_URL")?,
            deadline: Duration::from_millis(deadline.into()),
        })
    }
}

fn optional(name: &str) -> Result<Option<String>, VarError> {
    match env::var(name) {
        Err(VarError::NotPresent) => Ok(None),
        given => given.map(Some),
    }
}

fn required(name: &str) -> Result<String, Box<dyn Error>> {
    Ok(optional(name)?.ok_or_else(|| format!("{name} is not set"))?)
}

// #region main
async fn run() -> Result<(), Box<dyn Error>> {
    let config = Config::from_env()?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let stop = async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    };
    let listener = TcpListener::bind(config.address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);

    let client = Client::builder().build()?;
    let service = Service {
        profile: Lookup::new("profile", config.profile_url, client.clone()),
        orders: Lookup::new("orders", config.orders_url, client),
    };
    axum::serve(listener, routes(Arc::new(service), config.deadline))
        // Waits for the requests in flight, which end by their deadline.
        .with_graceful_shutdown(stop)
        .await?;
    Ok(())
}
// #endregion main

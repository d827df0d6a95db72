//! Serves a health endpoint until it is told to stop.

use std::env::{self, VarError};
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use http_health::{Health, Limits, routes, serve, stop_signal};
use tokio::net::TcpListener;

// #region main
#[tokio::main]
async fn main() -> ExitCode {
    if let Err(error) = run().await {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

async fn run() -> Result<(), Box<dyn Error>> {
    // Listens to the signals before the first request can come.
    let stop = stop_signal()?;

    let address = match env::var("ADDR") {
        Err(VarError::NotPresent) => "127.0.0.1:8080".to_owned(),
        given => given?,
    };
    let listener = TcpListener::bind(address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);

    let health = Health::default();
    let limits = Limits {
        header: Duration::from_secs(10),
        request: Duration::from_secs(10),
        // Together less than the 30 s that Kubernetes waits before it kills.
        drain: Duration::from_secs(5),
        finish: Duration::from_secs(10),
    };
    serve(listener, routes(health.clone()), &health, limits, stop).await?;
    Ok(())
}
// #endregion main

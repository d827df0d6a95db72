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
    let limits = Limits {
        header: Duration::from_secs(10),
        request: Duration::from_secs(10),
        // By default together less than the 30 s that Kubernetes waits before it kills.
        drain: drain_time()?,
        finish: Duration::from_secs(10),
    };
    let listener = TcpListener::bind(address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);

    let health = Health::default();
    serve(listener, routes(health.clone()), &health, limits, stop).await?;
    Ok(())
}
// #endregion main

fn drain_time() -> Result<Duration, &'static str> {
    let Some(text) = env::var_os("DRAIN_MS") else {
        return Ok(Duration::from_secs(5));
    };
    let ms: Option<u32> = text.to_str().and_then(|text| text.parse().ok());
    let ms = ms.ok_or("DRAIN_MS is no number of milliseconds")?;
    Ok(Duration::from_millis(ms.into()))
}

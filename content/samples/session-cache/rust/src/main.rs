//! Holds sessions in memory and serves them over HTTP until it is told to stop.

use std::env::{self, VarError};
use std::error::Error;
use std::io;
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use session_cache::{Cache, routes};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

#[tokio::main]
async fn main() -> ExitCode {
    if let Err(error) = run().await {
        eprintln!("session-cache: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

async fn run() -> Result<(), Box<dyn Error>> {
    // Listens to the signals before the first request can come.
    let stop = stop_signal()?;
    let stop_again = stop_signal()?;

    let capacity = setting("CAPACITY", "200000")?;
    let ttl = Duration::from_secs(setting("TTL_SECONDS", "3600")?.get() as u64);
    let address = match env::var("ADDR") {
        Err(VarError::NotPresent) => "127.0.0.1:8080".to_owned(),
        given => given?,
    };
    let listener = TcpListener::bind(address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);

    let cache = Arc::new(Cache::new(capacity, ttl, Instant::now));
    tokio::select! {
        served = axum::serve(listener, routes(cache)).with_graceful_shutdown(stop) => Ok(served?),
        () = async { stop_again.await; sleep(Duration::from_secs(10)).await } => {
            Err("requests cut off at the shutdown deadline".into())
        }
    }
}

fn setting(name: &str, otherwise: &str) -> Result<NonZeroUsize, String> {
    const MOST: usize = 10_000_000;
    let text = match env::var(name) {
        Err(VarError::NotPresent) => otherwise.to_owned(),
        // What is not Unicode is no number either.
        given => given.unwrap_or_default(),
    };
    text.parse::<NonZeroUsize>()
        .ok()
        .filter(|number| number.get() <= MOST)
        .ok_or_else(|| format!("{name} must be an integer from 1 to {MOST}"))
}

/// Ends at the first SIGINT or SIGTERM from the call on, not from the first poll.
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

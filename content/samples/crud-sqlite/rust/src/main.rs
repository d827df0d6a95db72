//! Serves notes from a SQLite database until it is told to stop.

use std::env;
use std::error::Error;
use std::io::stderr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use crud_sqlite::{Limits, Store, routes, serve, stop_signal};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(stderr).init();
    if let Err(error) = run().await {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

// #region run
async fn run() -> Result<(), Box<dyn Error>> {
    // Listens to the signals before the first request can come.
    let stop = stop_signal()?;

    let path = env::var_os("DATABASE").map_or("notes.db".into(), PathBuf::from);
    let store = Store::open(&path)
        .map_err(|error| format!("cannot open the database {}: {error}", path.display()))?;

    let address = env::var("ADDR").unwrap_or_else(|_| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);

    // More than SQLite waits for a lock, less than the server for its last requests.
    let router = routes(store, Duration::from_secs(8));
    let limits = Limits {
        header: Duration::from_secs(10),
        finish: Duration::from_secs(10),
    };
    // The routes hold the store: with the last of them, the log goes into the database.
    serve(listener, router, limits, stop).await?;
    Ok(())
}
// #endregion run

//! Serves until it is told to stop.

use std::io;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;
use tokio::time::timeout;

/// How long each thing may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a request's header has come, idle time included.
    pub header: Duration,
    /// For requests in flight to end, once told to stop.
    pub finish: Duration,
}

/// Requests still ran when the shutdown had to end.
#[derive(Debug, Error)]
#[error("requests cut off at the shutdown deadline")]
pub struct CutOff;

/// Answers on `listener` until `stop` ends, then lets requests in flight finish.
pub async fn serve(
    mut listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> Result<(), CutOff> {
    // `axum::serve` would be shorter, but waits for ever for a header and, once told to
    // stop, for the last request.
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.header);
    let service = TowerToHyperService::new(router);
    let graceful = GracefulShutdown::new();
    // Dropping it cuts off the connections that are left.
    let mut connections = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            // axum's trait pauses and goes on when, say, no file descriptor is left.
            (stream, _) = Listener::accept(&mut listener) => {
                // The last part of an answer need not wait until the others are acknowledged.
                let _ = stream.set_nodelay(true);
                let connection = http.serve_connection(TokioIo::new(stream), service.clone());
                connections.spawn(graceful.watch(connection));
            }
            // Forgets what has ended. An error is a client that left or was too slow.
            Some(_) = connections.join_next() => {}
        }
    }
    drop(listener);
    timeout(limits.finish, graceful.shutdown())
        .await
        .map_err(|_| CutOff)
}

/// Ends at the first SIGINT or SIGTERM from the call on, not from the first poll.
pub fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

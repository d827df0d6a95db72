//! A health endpoint and a server that drains before it ends.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::serve::Listener;
use axum::{Json, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use serde_json::{Value, json};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower_http::timeout::TimeoutLayer;

// #region health
/// Answers `/healthz`: 200 while the service takes work, 503 once it drains.
#[derive(Clone, Debug, Default)]
pub struct Health {
    draining: Arc<AtomicBool>,
}

impl Health {
    /// Makes every answer from now on a 503.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }
}

/// The routes of the service; more may be added.
pub fn routes(health: Health) -> Router {
    Router::new()
        .route("/healthz", get(healthz))
        // Without these two axum would answer with an empty body.
        .method_not_allowed_fallback(async || {
            error(StatusCode::METHOD_NOT_ALLOWED, "method not allowed")
        })
        .fallback(async || error(StatusCode::NOT_FOUND, "not found"))
        .with_state(health)
}

async fn healthz(State(health): State<Health>) -> (StatusCode, Json<Value>) {
    if health.draining.load(Ordering::Relaxed) {
        let body = json!({ "status": "draining" });
        return (StatusCode::SERVICE_UNAVAILABLE, Json(body));
    }
    (StatusCode::OK, Json(json!({ "status": "ok" })))
}
// #endregion health

fn error(status: StatusCode, message: &str) -> (StatusCode, Json<Value>) {
    (status, Json(json!({ "error": message })))
}

/// How long each thing may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Until a request's header has come, idle time included.
    pub header: Duration,
    /// For a request to be read and answered.
    pub request: Duration,
    /// To go on serving while load balancers learn of the 503.
    pub drain: Duration,
    /// After that, for requests in flight to end.
    pub finish: Duration,
}

/// Requests still ran when the shutdown had to end.
#[derive(Debug, Error)]
#[error("requests cut off at the shutdown deadline")]
pub struct CutOff;

// #region serve
/// Answers on `listener` until `stop` ends, then shuts down within `drain` and `finish`.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    health: &Health,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> Result<(), CutOff> {
    // `axum::serve` would be shorter, but waits for ever for a header and, once told to
    // stop, for the last request.
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.header);
    let late = StatusCode::SERVICE_UNAVAILABLE;
    let time_out = TimeoutLayer::with_status_code(late, limits.request);
    let mut server = Server {
        listener,
        http,
        service: TowerToHyperService::new(router.layer(time_out)),
        graceful: GracefulShutdown::new(),
        connections: JoinSet::new(),
    };
    server.accept_until(stop).await;
    shutdown(server, health, limits).await
}
// #endregion serve

struct Server {
    listener: TcpListener,
    http: http1::Builder,
    service: TowerToHyperService<Router>,
    graceful: GracefulShutdown,
    /// Dropping it cuts off the connections that are left.
    connections: JoinSet<hyper::Result<()>>,
}

impl Server {
    async fn accept_until(&mut self, end: impl Future<Output = ()>) {
        let mut end = std::pin::pin!(end);
        loop {
            tokio::select! {
                () = &mut end => return,
                // axum's trait pauses and goes on when, say, no file descriptor is left.
                (stream, _) = Listener::accept(&mut self.listener) => {
                    let io = TokioIo::new(stream);
                    let connection = self.http.serve_connection(io, self.service.clone());
                    self.connections.spawn(self.graceful.watch(connection));
                }
                // Forgets what has ended. An error is a client that left or was too slow.
                Some(_) = self.connections.join_next() => {}
            }
        }
    }
}

// #region shutdown
async fn shutdown(mut server: Server, health: &Health, limits: Limits) -> Result<(), CutOff> {
    health.drain();
    // Serves on: closing at once would refuse what balancers still send here.
    server.accept_until(sleep(limits.drain)).await;

    drop(server.listener);
    // When time is up, dropping `server.connections` cuts off what still runs.
    timeout(limits.finish, server.graceful.shutdown())
        .await
        .map_err(|_| CutOff)
}
// #endregion shutdown

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

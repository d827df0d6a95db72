use std::future::pending;
use std::net::SocketAddr;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use http_health::{CutOff, Health, Limits, routes, serve};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Ends a test that would never end; no test comes near it.
const TOO_LONG: Duration = Duration::from_secs(30);

/// For tests in which nothing should run into a limit. It does not drain.
const PATIENT: Limits = Limits {
    header: TOO_LONG,
    request: TOO_LONG,
    drain: Duration::ZERO,
    finish: TOO_LONG,
};

/// A `serve` that runs in the background.
struct Service {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<(), CutOff>>,
}

impl Service {
    async fn start(router: Router, limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            let stop = async { stopped.await.unwrap() };
            serve(listener, router, &Health::default(), limits, stop).await
        });
        Self {
            address,
            stop,
            task,
        }
    }

    async fn stop_and_wait(self) -> Result<(), CutOff> {
        self.stop.send(()).unwrap();
        timeout(TOO_LONG, self.task).await.unwrap().unwrap()
    }
}

/// All that the server sends on a connection of its own until it hangs up.
async fn exchange(address: SocketAddr, request: &str) -> String {
    let talk = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    };
    timeout(TOO_LONG, talk).await.unwrap()
}

async fn send(address: SocketAddr, method_and_path: &str) -> String {
    let head = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    exchange(address, &format!("{method_and_path} {head}")).await
}

#[tokio::test]
async fn answers() {
    let (health, draining) = (Health::default(), Health::default());
    draining.drain();
    let cases = [
        (&health, "GET /healthz", "200 OK", r#"{"status":"ok"}"#),
        (
            &draining,
            "GET /healthz",
            "503 Service Unavailable",
            r#"{"status":"draining"}"#,
        ),
        (
            &health,
            "GET /health",
            "404 Not Found",
            r#"{"error":"not found"}"#,
        ),
        (
            &health,
            "POST /healthz",
            "405 Method Not Allowed",
            r#"{"error":"method not allowed"}"#,
        ),
        (
            &health,
            "POST /",
            "404 Not Found",
            r#"{"error":"not found"}"#,
        ),
    ];
    for (health, request, status, body) in cases {
        let service = Service::start(routes(health.clone()), PATIENT).await;
        let answer = send(service.address, request).await;

        let (head, got) = answer.split_once("\r\n\r\n").unwrap();
        assert!(
            head.starts_with(&format!("HTTP/1.1 {status}\r\n")),
            "{answer}"
        );
        assert!(head.contains("content-type: application/json"), "{answer}");
        assert_eq!(
            head.contains("allow: GET,HEAD"),
            status.starts_with("405"),
            "{answer}"
        );
        assert_eq!(got, body);
    }
}

#[tokio::test]
async fn a_request_in_flight_finishes_during_shutdown() {
    let (begun, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begin, released) = (Arc::clone(&begun), Arc::clone(&release));
    let handler = async move || {
        begin.notify_one();
        released.notified().await;
        "done"
    };
    let service = Service::start(Router::new().route("/", get(handler)), PATIENT).await;
    let address = service.address;
    let request = tokio::spawn(async move { send(address, "GET /").await });
    begun.notified().await;

    let Service { stop, task, .. } = service;
    stop.send(()).unwrap();
    // Once the listener is closed, the shutdown is under way.
    while TcpStream::connect(address).await.is_ok() {}
    release.notify_one();

    let answer = request.await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\ndone"),
        "{answer}"
    );
    timeout(TOO_LONG, task).await.unwrap().unwrap().unwrap();
}

#[tokio::test]
async fn a_request_that_hangs_is_cut_off_at_the_deadline() {
    let begun = Arc::new(Notify::new());
    let begin = Arc::clone(&begun);
    let handler = async move || {
        begin.notify_one();
        pending::<()>().await;
    };
    let limits = Limits {
        finish: Duration::from_millis(100),
        ..PATIENT
    };
    let service = Service::start(Router::new().route("/", get(handler)), limits).await;
    let address = service.address;
    let request = tokio::spawn(async move { send(address, "GET /").await });
    begun.notified().await;

    assert!(matches!(service.stop_and_wait().await, Err(CutOff)));

    assert_eq!(request.await.unwrap(), "");
}

#[tokio::test]
async fn a_header_that_does_not_come_is_not_awaited() {
    let limits = Limits {
        header: Duration::from_secs(1),
        ..PATIENT
    };
    let service = Service::start(routes(Health::default()), limits).await;

    let (silent, half_sent, idle) = tokio::join!(
        exchange(service.address, ""),
        exchange(service.address, "GET /healthz HTTP/1.1\r\nHost: "),
        exchange(
            service.address,
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        ),
    );

    assert_eq!((silent.as_str(), half_sent.as_str()), ("", ""));
    assert!(idle.starts_with("HTTP/1.1 200 OK\r\n"), "{idle}");
    service.stop_and_wait().await.unwrap();
}

#[tokio::test]
async fn a_slow_handler_does_not_keep_its_client() {
    let limits = Limits {
        request: Duration::from_millis(100),
        ..PATIENT
    };
    let router = Router::new().route("/", get(async || pending::<()>().await));
    let service = Service::start(router, limits).await;

    let answer = send(service.address, "GET /").await;

    assert!(
        answer.starts_with("HTTP/1.1 503 Service Unavailable\r\n"),
        "{answer}"
    );
    service.stop_and_wait().await.unwrap();
}

#[tokio::test]
async fn an_interrupt_drains_and_ends_the_process() {
    drains_and_ends_at("INT").await;
}

#[tokio::test]
async fn a_termination_drains_and_ends_the_process() {
    drains_and_ends_at("TERM").await;
}

async fn drains_and_ends_at(signal: &str) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_http-health"))
        .env("ADDR", "127.0.0.1:0")
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let id = process.id().unwrap().to_string();
    let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap();
    let address = line
        .strip_prefix("listening on http://")
        .unwrap()
        .parse()
        .unwrap();
    assert!(
        send(address, "GET /healthz")
            .await
            .ends_with(r#"{"status":"ok"}"#)
    );

    let kill = Command::new("kill").args(["-s", signal, &id]).status();
    assert!(kill.await.unwrap().success());

    // It drains for seconds; an answer of 200 means that the signal is still on its way.
    let mut answer = send(address, "GET /healthz").await;
    while answer.starts_with("HTTP/1.1 200 ") {
        answer = send(address, "GET /healthz").await;
    }
    assert!(answer.ends_with(r#"{"status":"draining"}"#), "{answer}");
    assert!(
        timeout(TOO_LONG, process.wait())
            .await
            .unwrap()
            .unwrap()
            .success()
    );
}

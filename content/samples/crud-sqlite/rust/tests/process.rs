use std::future::pending;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use crud_sqlite::{CutOff, Limits, serve};
use rusqlite::Connection;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Ends a test that would never end; no test comes near it.
const TOO_LONG: Duration = Duration::from_secs(30);

fn command(database: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crud-sqlite"));
    command
        .env("ADDR", "127.0.0.1:0")
        .env("DATABASE", database)
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
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

const GET: &str = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn a_signal_ends_the_process() {
    for signal in ["INT", "TERM"] {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("notes.db");
        let mut process = command(&database).spawn().unwrap();
        let id = process.id().unwrap().to_string();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let line = lines.next_line().await.unwrap().unwrap();
        let address = line.strip_prefix("listening on http://").unwrap();
        let post = "POST /notes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
            Content-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"title\":\"Tea\"}";
        let answer = exchange(address.parse().unwrap(), post).await;
        assert!(answer.starts_with("HTTP/1.1 201 Created\r\n"), "{answer}");

        let kill = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(kill.await.unwrap().success());

        let status = timeout(TOO_LONG, process.wait()).await.unwrap().unwrap();
        assert!(status.success(), "{signal}: {status}");
        // The write-ahead log was moved into the database.
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }
}

#[tokio::test]
async fn an_error_of_the_database_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("notes.db");
    let mut process = command(&database).spawn().unwrap();
    let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap();
    let address = line.strip_prefix("listening on http://").unwrap();
    let other = Connection::open(&database).unwrap();
    other.execute("DROP TABLE notes", ()).unwrap();

    let get = "GET /notes/1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let answer = exchange(address.parse().unwrap(), get).await;

    assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
    let logged = timeout(TOO_LONG, lines.next_line()).await.unwrap();
    let logged = logged.unwrap().unwrap();
    assert!(logged.contains("no such table: notes"), "{logged}");
    assert!(logged.contains("method=GET uri=/notes/1"), "{logged}");
}

#[tokio::test]
async fn a_database_that_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("notes.db");
    std::fs::write(&database, "no database ".repeat(100)).unwrap();

    let ended = timeout(TOO_LONG, command(&database).output());
    let ended = ended.await.unwrap().unwrap();

    let error = String::from_utf8(ended.stderr).unwrap();
    let want = format!("cannot open the database {}: ", database.display());
    assert_eq!(ended.status.code(), Some(1));
    assert!(error.starts_with(&want), "{error}");
}

struct Service {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<(), CutOff>>,
}

async fn start(router: Router, header: Duration, finish: Duration) -> Service {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let limits = Limits { header, finish };
    let task = tokio::spawn(serve(listener, router, limits, async {
        stopped.await.unwrap();
    }));
    Service {
        address,
        stop,
        task,
    }
}

#[tokio::test]
async fn a_request_in_flight_finishes() {
    let (begun, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begin, released) = (Arc::clone(&begun), Arc::clone(&release));
    let handler = async move || {
        begin.notify_one();
        released.notified().await;
        "done"
    };
    let router = Router::new().route("/", get(handler));
    let service = start(router, TOO_LONG, TOO_LONG).await;
    let request = tokio::spawn(exchange(service.address, GET));
    begun.notified().await;

    service.stop.send(()).unwrap();
    // Once the listener is closed, the shutdown is under way.
    while TcpStream::connect(service.address).await.is_ok() {}
    release.notify_one();

    let answer = request.await.unwrap();
    assert!(answer.ends_with("\r\n\r\ndone"), "{answer}");
    let ended = timeout(TOO_LONG, service.task).await.unwrap().unwrap();
    assert!(ended.is_ok());
}

#[tokio::test]
async fn a_request_that_hangs_is_cut_off() {
    let begun = Arc::new(Notify::new());
    let begin = Arc::clone(&begun);
    let handler = async move || {
        begin.notify_one();
        pending::<()>().await;
    };
    let router = Router::new().route("/", get(handler));
    let service = start(router, TOO_LONG, Duration::from_millis(10)).await;
    let request = tokio::spawn(exchange(service.address, GET));
    begun.notified().await;

    service.stop.send(()).unwrap();

    let ended = timeout(TOO_LONG, service.task).await.unwrap().unwrap();
    assert!(matches!(ended, Err(CutOff)));
    assert_eq!(request.await.unwrap(), "");
}

#[tokio::test]
async fn a_header_that_does_not_come_is_not_awaited() {
    let service = start(Router::new(), Duration::from_millis(100), TOO_LONG).await;

    assert_eq!(exchange(service.address, "GET / HTTP/1.1\r\n").await, "");
}

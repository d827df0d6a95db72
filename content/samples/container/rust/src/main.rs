//! Answers `/healthz`. Run as `service healthcheck` it asks the service instead, because the
//! image has neither a shell nor curl.

use std::env::{self, VarError};
use std::error::Error;
use std::io;
use std::pin::pin;
use std::process::ExitCode;
use std::time::Duration;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio::time::timeout;

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    if let Err(error) = run(&args).await {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

async fn run(args: &[String]) -> Result<(), Box<dyn Error>> {
    let address = match env::var("ADDR") {
        // On the loopback address alone, nobody outside the container would reach it.
        Err(VarError::NotPresent) => "0.0.0.0:8080".to_owned(),
        given => given?,
    };
    match args {
        [] => {}
        // A check has the container's environment, and 0.0.0.0 leads to the container itself.
        [only] if only == "healthcheck" => return healthcheck(&address).await,
        _ => return Err("usage: service [healthcheck]".into()),
    }
    // As process 1 of the container it gets no default action for SIGTERM.
    let stop = stop_signal()?;
    let listener = TcpListener::bind(address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);
    serve(listener, stop).await?;
    Ok(())
}

/// Answers until `stop` ends, and then gives requests in flight 10 s to end.
async fn serve(listener: TcpListener, stop: impl Future<Output = ()>) -> io::Result<()> {
    let healthz = async || ([(CONTENT_TYPE, "application/json")], r#"{"status":"ok"}"#);
    let router = Router::new().route("/healthz", get(healthz));
    let (stopping, stopped) = oneshot::channel::<()>();
    let server = axum::serve(listener, router)
        .with_graceful_shutdown(async { stopped.await.unwrap_or_default() });
    let mut server = pin!(server.into_future());
    tokio::select! {
        result = &mut server => return result,
        () = stop => drop(stopping),
    }
    timeout(Duration::from_secs(10), server).await?
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

/// Succeeds if the service at `address` says that it is well.
async fn healthcheck(address: &str) -> Result<(), Box<dyn Error>> {
    let answer = timeout(Duration::from_secs(2), ask(address)).await??;
    match answer.split(' ').nth(1) {
        Some("200") => Ok(()),
        Some(status) => Err(format!("status {status}").into()),
        None => Err("not an HTTP answer".into()),
    }
}

/// The whole answer of the service at `address`. One fixed request needs no HTTP client.
async fn ask(address: &str) -> io::Result<String> {
    let request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_serves_until_told_to_stop() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(serve(listener, async { stopped.await.unwrap() }));

        let answer = ask(&address).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.ends_with(r#"{"status":"ok"}"#), "{answer}");
        healthcheck(&address).await.unwrap();

        stop.send(()).unwrap();
        task.await.unwrap().unwrap();

        healthcheck(&address).await.unwrap_err();
    }

    #[tokio::test]
    async fn the_health_check_fails_on_another_status() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move { axum::serve(listener, Router::new()).await });

        let error = healthcheck(&address).await.unwrap_err();

        assert_eq!(error.to_string(), "status 404");
    }

    #[tokio::test]
    async fn an_unknown_argument_is_an_error() {
        assert!(run(&["help".to_owned()]).await.is_err());
    }
}

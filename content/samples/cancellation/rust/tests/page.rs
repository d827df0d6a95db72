use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::routing::get;
use cancellation::{Counts, Lookup, Service, Stats, routes};
use futures_util::{StreamExt, stream};
use reqwest::Client;
use tokio::net::TcpListener;
use tokio::sync::Barrier;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A deadline that no test comes near.
const TOO_LONG: Duration = Duration::from_secs(60);

const DONE: Counts = Counts {
    running: 0,
    done: 1,
    failed: 0,
    cancelled: 0,
};
const FAILED: Counts = Counts {
    done: 0,
    failed: 1,
    ..DONE
};
const CANCELLED: Counts = Counts {
    done: 0,
    cancelled: 1,
    ..DONE
};

async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

/// Talks to the loopback address even where the environment names a proxy.
fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

/// Tells when an upstream request that was not answered is dropped.
struct CutOff(UnboundedSender<()>);

impl Drop for CutOff {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

/// The services that are looked up, and a word for each request that they have seen cut off.
/// Those that do not answer, and the one that is broken, wait until `arrived` has met them.
async fn upstream(arrived: Arc<Barrier>) -> (String, UnboundedReceiver<()>) {
    let (closed, cut_off) = unbounded_channel();
    let stalled_closed = closed.clone();
    let stalled_arrived = Arc::clone(&arrived);
    let broken_arrived = Arc::clone(&arrived);
    let router = Router::new()
        .route("/found", get("text"))
        .route(
            "/broken",
            get(async move || {
                broken_arrived.wait().await;
                StatusCode::INTERNAL_SERVER_ERROR
            }),
        )
        .route(
            "/silent",
            get(async move || {
                let _guard = CutOff(closed.clone());
                arrived.wait().await;
                pending::<()>().await;
            }),
        )
        .route(
            "/stalled",
            get(async move || {
                let guard = CutOff(stalled_closed.clone());
                stalled_arrived.wait().await;
                let begun = stream::iter([Ok::<_, Infallible>(Bytes::from("te"))]);
                Body::from_stream(begun.chain(stream::pending()).map(move |chunk| {
                    let _ = &guard;
                    chunk
                }))
            }),
        );
    (serve(router).await, cut_off)
}

fn service(base: &str, profile: &str, orders: &str) -> Arc<Service> {
    Arc::new(Service {
        profile: Lookup::new("profile", format!("{base}{profile}"), client()),
        orders: Lookup::new("orders", format!("{base}{orders}"), client()),
    })
}

async fn get_page(service: &Arc<Service>, deadline: Duration) -> (StatusCode, String) {
    let base = serve(routes(Arc::clone(service), deadline)).await;
    let response = client().get(format!("{base}/page")).send().await.unwrap();
    (response.status(), response.text().await.unwrap())
}

#[tokio::test]
async fn both_are_found() {
    let (base, _) = upstream(Arc::new(Barrier::new(2))).await;
    let service = service(&base, "/found", "/found");

    let (status, body) = get_page(&service, TOO_LONG).await;

    assert_eq!(status, StatusCode::OK);
    assert_eq!(body, r#"{"profile":"text","orders":"text"}"#);
    let stats = Stats {
        profile: DONE,
        orders: DONE,
    };
    assert_eq!(service.stats(), stats);
}

#[tokio::test]
async fn a_failure_cancels_the_other_lookup() {
    for silent in ["/silent", "/stalled"] {
        let (base, mut cut_off) = upstream(Arc::new(Barrier::new(2))).await;
        let service = service(&base, silent, "/broken");

        let (status, body) = get_page(&service, TOO_LONG).await;

        assert_eq!(status, StatusCode::BAD_GATEWAY);
        assert_eq!(body, r#"{"error":"orders failed"}"#);
        let stats = Stats {
            profile: CANCELLED,
            orders: FAILED,
        };
        assert_eq!(service.stats(), stats);
        cut_off.recv().await.unwrap();
    }
}

#[tokio::test]
async fn the_deadline_cancels_both_lookups() {
    let (base, mut cut_off) = upstream(Arc::new(Barrier::new(2))).await;
    let service = service(&base, "/silent", "/stalled");

    let (status, body) = get_page(&service, Duration::from_millis(500)).await;

    assert_eq!(status, StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(body, r#"{"error":"deadline passed"}"#);
    let stats = Stats {
        profile: CANCELLED,
        orders: CANCELLED,
    };
    assert_eq!(service.stats(), stats);
    cut_off.recv().await.unwrap();
    cut_off.recv().await.unwrap();
}

#[tokio::test]
async fn a_caller_who_leaves_cancels_both_lookups() {
    // The third is this test.
    let arrived = Arc::new(Barrier::new(3));
    let (base, mut cut_off) = upstream(Arc::clone(&arrived)).await;
    let service = service(&base, "/silent", "/silent");
    let caller = Arc::clone(&service);
    let caller = tokio::spawn(async move { get_page(&caller, TOO_LONG).await });
    arrived.wait().await;

    caller.abort();

    cut_off.recv().await.unwrap();
    cut_off.recv().await.unwrap();
    let stats = Stats {
        profile: CANCELLED,
        orders: CANCELLED,
    };
    assert_eq!(service.stats(), stats);
}

#[tokio::test]
async fn stats_are_served() {
    let (base, _) = upstream(Arc::new(Barrier::new(2))).await;
    let base = serve(routes(service(&base, "/found", "/found"), TOO_LONG)).await;

    let response = client().get(format!("{base}/stats")).send().await.unwrap();

    let counts = r#"{"running":0,"done":0,"failed":0,"cancelled":0}"#;
    let body = format!(r#"{{"profile":{counts},"orders":{counts}}}"#);
    assert_eq!(response.text().await.unwrap(), body);
}

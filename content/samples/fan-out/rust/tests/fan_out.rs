use std::convert::Infallible;
use std::future::pending;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::CONTENT_ENCODING;
use axum::routing::get;
use fan_out::{FetchError, Limits, fetch_all};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::{StreamExt, stream};
use reqwest::Client;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::{Barrier, Notify};

/// For tests in which nothing should run into a limit.
const PATIENT: Limits = Limits {
    in_flight: 4,
    timeout: Duration::from_secs(30),
    max_body: 1 << 10,
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

fn at(base: &str, paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| format!("{base}{path}")).collect()
}

#[tokio::test]
async fn results_keep_the_order_of_the_addresses() {
    // The first address is answered only after the last has been.
    let first = Arc::new(Notify::new());
    let last = Arc::clone(&first);
    let router = Router::new()
        .route(
            "/0",
            get(async move || {
                first.notified().await;
                "0"
            }),
        )
        .route("/1", get("1"))
        .route("/2", get("2"))
        .route(
            "/3",
            get(async move || {
                last.notify_one();
                "3"
            }),
        );
    let urls = at(&serve(router).await, &["/0", "/1", "/2", "/3"]);

    let results = fetch_all(&client(), urls.clone(), PATIENT).await;

    assert_eq!(results.len(), urls.len());
    for (index, result) in results.into_iter().enumerate() {
        assert_eq!(result.url, urls[index]);
        assert_eq!(result.body.unwrap(), index.to_string().into_bytes());
    }
}

#[tokio::test]
async fn no_more_requests_at_once_than_allowed() {
    const LIMIT: usize = 3;
    let in_flight = Arc::new(AtomicUsize::new(0));
    let peak = Arc::new(AtomicUsize::new(0));
    let full = Arc::new(Barrier::new(LIMIT));
    let seen = Arc::clone(&peak);
    let handler = async move || {
        let now = in_flight.fetch_add(1, Ordering::SeqCst) + 1;
        peak.fetch_max(now, Ordering::SeqCst);
        // Nobody leaves before the limit is reached, then a while for one too many to come.
        full.wait().await;
        tokio::time::sleep(Duration::from_millis(20)).await;
        in_flight.fetch_sub(1, Ordering::SeqCst);
    };
    let base = serve(Router::new().route("/", get(handler))).await;
    let limits = Limits {
        in_flight: LIMIT,
        ..PATIENT
    };

    for result in fetch_all(&client(), vec![base; 4 * LIMIT], limits).await {
        result.body.unwrap();
    }

    assert_eq!(seen.load(Ordering::SeqCst), LIMIT);
}

#[tokio::test]
async fn a_slow_address_does_not_hold_the_slots_of_others() {
    // With two slots, the first address is answered only after all others have been.
    let first = Arc::new(Notify::new());
    let last = Arc::clone(&first);
    let router = Router::new()
        .route("/first", get(async move || first.notified().await))
        .route("/other", get(async || ()))
        .route("/last", get(async move || last.notify_one()));
    let urls = at(
        &serve(router).await,
        &["/first", "/other", "/other", "/other", "/last"],
    );
    let limits = Limits {
        in_flight: 2,
        ..PATIENT
    };

    for result in fetch_all(&client(), urls, limits).await {
        result.body.unwrap();
    }
}

#[tokio::test]
async fn a_limit_of_zero_counts_as_one() {
    let base = serve(Router::new().route("/", get(async || ()))).await;
    let limits = Limits {
        in_flight: 0,
        ..PATIENT
    };

    for result in fetch_all(&client(), vec![base.clone(), base], limits).await {
        result.body.unwrap();
    }
}

#[tokio::test]
async fn a_slow_address_times_out_alone() {
    let stalled = async || {
        let begun = stream::iter([Ok::<_, Infallible>(Bytes::from("begun"))]);
        Body::from_stream(begun.chain(stream::pending()))
    };
    let router = Router::new()
        .route("/silent", get(async || pending::<()>().await))
        .route("/stalled", get(stalled))
        .route("/quick", get(async || ()));
    let urls = at(
        &serve(router).await,
        &["/silent", "/quick", "/stalled", "/quick"],
    );
    let limits = Limits {
        timeout: Duration::from_secs(1),
        ..PATIENT
    };

    let results = fetch_all(&client(), urls, limits).await;

    for index in [0, 2] {
        assert!(
            matches!(results[index].body, Err(FetchError::Timeout)),
            "{results:?}"
        );
    }
    for index in [1, 3] {
        assert!(results[index].body.is_ok(), "{results:?}");
    }
}

#[tokio::test]
async fn errors_stay_with_their_address() {
    let router = Router::new()
        .route("/broken", get(async || StatusCode::INTERNAL_SERVER_ERROR))
        .route("/fine", get(async || ()));
    // Bound but not listening: connections are refused, and nobody else gets the port.
    let mute = TcpSocket::new_v4().unwrap();
    mute.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let mut urls = at(&serve(router).await, &["/broken", "/fine", "/fine"]);
    urls.insert(2, format!("http://{}", mute.local_addr().unwrap()));
    urls.insert(3, "no address".to_owned());

    let results = fetch_all(&client(), urls, PATIENT).await;

    let status = results[0].body.as_ref().unwrap_err();
    assert!(matches!(status, FetchError::Status(500)));
    assert_eq!(status.to_string(), "status 500");
    assert!(matches!(&results[2].body, Err(FetchError::Request(error)) if error.is_connect()));
    assert!(matches!(&results[3].body, Err(FetchError::Request(error)) if error.is_builder()));
    for index in [1, 4] {
        assert!(results[index].body.is_ok(), "{results:?}");
    }
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_an_error() {
    let packed = async || {
        // What counts is the size unpacked.
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(&[0; 1000]).unwrap();
        ([(CONTENT_ENCODING, "gzip")], packer.finish().unwrap())
    };
    let endless = async || {
        Body::from_stream(stream::repeat_with(|| {
            Ok::<_, Infallible>(Bytes::from("1234"))
        }))
    };
    let router = Router::new()
        .route("/at", get(async || "x".repeat(100)))
        .route("/beyond", get(async || "x".repeat(101)))
        .route("/packed", get(packed))
        .route("/endless", get(endless));
    let paths = ["/at", "/beyond", "/packed", "/endless"];
    let urls = at(&serve(router).await, &paths);
    let limits = Limits {
        max_body: 100,
        ..PATIENT
    };

    let results = fetch_all(&client(), urls, limits).await;

    assert_eq!(results[0].body.as_ref().unwrap().len(), 100);
    for result in &results[1..] {
        assert!(
            matches!(result.body, Err(FetchError::TooLarge)),
            "{results:?}"
        );
    }
}

#[tokio::test]
async fn cancelling_stops_all() {
    let arrived = Arc::new(Notify::new());
    let signal = Arc::clone(&arrived);
    let handler = async move || {
        signal.notify_one();
        pending::<()>().await;
    };
    let base = serve(Router::new().route("/", get(handler))).await;
    // Spawned, which also shows that the future may move between threads.
    let task = tokio::spawn(async move { fetch_all(&client(), vec![base; 5], PATIENT).await });
    arrived.notified().await;

    task.abort();

    assert!(task.await.unwrap_err().is_cancelled());
}

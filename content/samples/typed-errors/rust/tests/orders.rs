use std::convert::Infallible;
use std::error::Error;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use axum::routing::{get, put};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpSocket};
use typed_errors::{Client, Order, Outcome, PlaceError, Retry, submit};

const TOO_LONG: Duration = Duration::from_secs(30);

const THRICE: Retry = Retry {
    attempts: 3,
    pause: Duration::from_millis(1),
};

fn order() -> Order {
    Order {
        id: 7,
        sku: "A-1".to_owned(),
        quantity: 2,
    }
}

fn client(base: String, timeout: Duration) -> Client {
    // Talks to the loopback address even where the environment names a proxy.
    let http = reqwest::Client::builder().no_proxy();
    Client::new(http, base, timeout).unwrap()
}

/// Counts its calls.
type Calls = Arc<AtomicU32>;

async fn open(router: Router<Calls>) -> (Client, Calls) {
    open_waiting(router, TOO_LONG).await
}

async fn open_waiting(router: Router<Calls>, timeout: Duration) -> (Client, Calls) {
    let calls = Calls::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let router = router.with_state(Arc::clone(&calls));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (client(base, timeout), calls)
}

/// A shop that always gives the same answer.
async fn answering(status: StatusCode, body: &'static str) -> (Client, Calls) {
    let handler = async move |State(calls): State<Calls>| {
        calls.fetch_add(1, Ordering::SeqCst);
        (status, body)
    };
    open(Router::new().route("/orders/{id}", put(handler))).await
}

/// The message of an error and of all that caused it.
fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

#[tokio::test]
async fn an_order_is_placed() {
    let handler =
        async |State(calls): State<Calls>, Path(id): Path<u64>, Json(body): Json<Value>| {
            calls.fetch_add(1, Ordering::SeqCst);
            assert_eq!(id, 7);
            assert_eq!(body, json!({ "sku": "A-1", "quantity": 2 }));
            StatusCode::CREATED
        };
    let (client, calls) = open(Router::new().route("/orders/{id}", put(handler))).await;

    let outcome = submit(&client, &order(), THRICE).await;

    assert!(matches!(outcome, Ok(Outcome::Placed)), "{outcome:?}");
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn bad_input_is_rejected_without_a_call() {
    let cases = [
        (
            Order {
                sku: String::new(),
                ..order()
            },
            "invalid sku: must not be empty",
        ),
        (
            Order {
                quantity: 0,
                ..order()
            },
            "invalid quantity: must be at least 1",
        ),
    ];
    for (order, text) in cases {
        let (client, calls) = answering(StatusCode::CREATED, "").await;

        let outcome = submit(&client, &order, THRICE).await;

        assert!(
            matches!(&outcome, Ok(Outcome::Rejected(error)) if error.to_string() == text),
            "{outcome:?}"
        );
        assert_eq!(calls.load(Ordering::SeqCst), 0);
    }
}

#[tokio::test]
async fn what_the_shop_finds_invalid_is_rejected_at_once() {
    let body = r#"{"field":"sku","reason":"is not sold any more"}"#;
    let (client, calls) = answering(StatusCode::UNPROCESSABLE_ENTITY, body).await;

    let outcome = submit(&client, &order(), THRICE).await;

    let Ok(Outcome::Rejected(PlaceError::Invalid { field, reason })) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(
        (field.as_str(), reason.as_str()),
        ("sku", "is not sold any more")
    );
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn an_unavailable_shop_is_tried_again() {
    let handler = async |State(calls): State<Calls>| {
        if calls.fetch_add(1, Ordering::SeqCst) < 2 {
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        StatusCode::OK
    };
    let (client, calls) = open(Router::new().route("/orders/{id}", put(handler))).await;

    let outcome = submit(&client, &order(), THRICE).await;

    assert!(matches!(outcome, Ok(Outcome::Placed)), "{outcome:?}");
    assert_eq!(calls.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_shop_that_stays_unavailable_postpones() {
    let (client, calls) = answering(StatusCode::SERVICE_UNAVAILABLE, "").await;

    let outcome = submit(&client, &order(), THRICE).await;

    let Ok(Outcome::Postponed(error)) = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(with_causes(&error), "shop unavailable: status 503");
    assert_eq!(calls.load(Ordering::SeqCst), 3);
}

/// The error of the HTTP client inside.
fn http_cause(error: &PlaceError) -> &reqwest::Error {
    let PlaceError::Unavailable(cause) = error else {
        panic!("{error:?}");
    };
    cause.downcast_ref().unwrap()
}

#[tokio::test]
async fn a_refused_connection_is_unavailable() {
    // Bound but not listening: connections are refused, and nobody else gets the port.
    let mute = TcpSocket::new_v4().unwrap();
    mute.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let client = client(format!("http://{}", mute.local_addr().unwrap()), TOO_LONG);

    let error = client.place(&order()).await.unwrap_err();

    assert!(http_cause(&error).is_connect(), "{error:?}");
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_unavailable() {
    let silent = put(async || pending::<()>().await);
    let stalled = put(async || {
        let never = futures_util::stream::pending::<Result<Bytes, Infallible>>();
        (StatusCode::UNPROCESSABLE_ENTITY, Body::from_stream(never)).into_response()
    });
    for method in [silent, stalled] {
        let router = Router::new().route("/orders/{id}", method);
        let (client, _) = open_waiting(router, Duration::from_secs(1)).await;

        let error = client.place(&order()).await.unwrap_err();

        assert!(http_cause(&error).is_timeout(), "{error:?}");
    }
}

#[tokio::test]
async fn anything_else_is_an_error_at_once() {
    let cases = [
        (StatusCode::NOT_FOUND, "", "unexpected failure: status 404"),
        (
            StatusCode::UNPROCESSABLE_ENTITY,
            "<html>",
            "unexpected failure: ",
        ),
        (
            StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            "unexpected failure: ",
        ),
    ];
    for (status, body, text) in cases {
        let (client, calls) = answering(status, body).await;

        let error = submit(&client, &order(), THRICE).await.unwrap_err();

        assert!(with_causes(&error).starts_with(text), "{error:?}");
        assert_eq!(calls.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let router = Router::new()
        .route("/orders/{id}", put(async || Redirect::to("/elsewhere")))
        .route("/elsewhere", get(async || StatusCode::OK));
    let (client, _) = open(router).await;

    let error = submit(&client, &order(), THRICE).await.unwrap_err();

    assert_eq!(with_causes(&error), "unexpected failure: status 303");
}

#[tokio::test]
async fn a_bad_base_is_unexpected() {
    let error = client("http://[".to_owned(), TOO_LONG)
        .place(&order())
        .await
        .unwrap_err();

    assert!(
        with_causes(&error).starts_with("unexpected failure: "),
        "{error:?}"
    );
}

use std::error::Error;
use std::future::pending;
use std::io;
use std::num::NonZeroU32;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::routing::get as getting;
use futures_util::stream;
use reqwest::{Client, Url};
use retry_backoff::{GetError, Outcome, Policy, get, retry, retry_after};
use tokio::net::{TcpListener, TcpSocket};
use tokio::time::{Instant, timeout};

const MS: Duration = Duration::from_millis(1);

/// With [`half`], it waits 50 ms, 100 ms, 200 ms, 300 ms, 300 ms, ...
const POLICY: Policy = Policy {
    attempts: NonZeroU32::new(5).unwrap(),
    base: Duration::from_millis(100),
    cap: Duration::from_millis(600),
    timeout: Duration::from_secs(1),
    deadline: Duration::from_secs(60),
};

fn half() -> f64 {
    0.5
}

fn answer(code: u16, after: Duration) -> GetError {
    let code = StatusCode::from_u16(code).unwrap();
    GetError::Status { code, after }
}

fn busy() -> GetError {
    answer(503, Duration::ZERO)
}

/// An operation that fails so many times, then succeeds.
fn failing(
    mut times: u32,
    error: impl Fn() -> GetError,
) -> impl AsyncFnMut() -> Result<(), GetError> {
    async move || {
        if times == 0 {
            return Ok(());
        }
        times -= 1;
        Err(error())
    }
}

async fn hanging() -> Result<(), GetError> {
    pending().await
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

/// Holds an outcome, and how long it took, against what is wanted; "" means success.
#[track_caller]
fn check(begun: Instant, outcome: Outcome<()>, attempts: u32, text: &str, took: Duration) {
    let message = match &outcome.result {
        Ok(()) => String::new(),
        Err(error) => with_causes(error),
    };
    assert_eq!(
        (outcome.attempts, message.as_str(), begun.elapsed()),
        (attempts, text, took)
    );
}

// Paused, time is not real: it passes when everybody waits, and exactly.
#[tokio::test(start_paused = true)]
async fn succeeds_at_once() {
    let begun = Instant::now();
    let outcome = retry(POLICY, half, failing(0, busy)).await;
    check(begun, outcome, 1, "", Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn waits_longer_from_attempt_to_attempt() {
    let begun = Instant::now();
    let outcome = retry(POLICY, half, failing(4, busy)).await;
    check(begun, outcome, 5, "", (50 + 100 + 200 + 300) * MS);
}

#[tokio::test(start_paused = true)]
async fn gives_up_after_the_last_attempt() {
    let begun = Instant::now();
    let outcome = retry(POLICY, half, failing(5, busy)).await;
    check(begun, outcome, 5, "gave up: status 503", 650 * MS);
}

#[tokio::test(start_paused = true)]
async fn does_not_repeat_what_fails_for_good() {
    let begun = Instant::now();
    let outcome = retry(POLICY, half, failing(1, || GetError::TooLarge)).await;
    check(begun, outcome, 1, "failed: body too large", Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn waits_for_what_the_server_asks_and_its_own_wait_on_top() {
    let begun = Instant::now();
    let outcome = retry(POLICY, half, failing(1, || answer(429, 7000 * MS))).await;
    check(begun, outcome, 2, "", 7050 * MS);
}

#[tokio::test(start_paused = true)]
async fn does_not_begin_to_wait_beyond_the_deadline() {
    let policy = Policy {
        deadline: 7050 * MS,
        ..POLICY
    };
    let begun = Instant::now();
    let outcome = retry(policy, half, failing(1, || answer(429, 7000 * MS))).await;
    check(begun, outcome, 1, "out of time: status 429", Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn ends_an_attempt_after_its_time_and_tries_again() {
    let policy = Policy {
        attempts: NonZeroU32::new(2).unwrap(),
        ..POLICY
    };
    let begun = Instant::now();
    let outcome = retry(policy, half, hanging).await;
    check(begun, outcome, 2, "gave up: timed out", 2050 * MS);
}

#[tokio::test(start_paused = true)]
async fn ends_an_attempt_at_the_deadline() {
    let policy = Policy {
        deadline: 1200 * MS,
        ..POLICY
    };
    let begun = Instant::now();
    let outcome = retry(policy, half, hanging).await;
    check(begun, outcome, 2, "out of time: timed out", 1200 * MS);
}

#[tokio::test(start_paused = true)]
async fn the_deadline_counts_even_in_the_last_attempt() {
    let policy = Policy {
        attempts: NonZeroU32::MIN,
        deadline: 300 * MS,
        ..POLICY
    };
    let begun = Instant::now();
    let outcome = retry(policy, half, hanging).await;
    check(begun, outcome, 1, "out of time: timed out", 300 * MS);
}

#[tokio::test(start_paused = true)]
async fn dropping_ends_a_wait() {
    let mut attempts = 0;
    let op = async || {
        attempts += 1;
        Err::<(), _>(answer(503, Duration::from_secs(30)))
    };

    // It is dropped while it waits for the second attempt.
    let dropped = timeout(MS, retry(POLICY, half, op)).await;

    assert!(dropped.is_err());
    tokio::time::sleep(POLICY.deadline).await;
    assert_eq!(attempts, 1);
}

#[tokio::test]
async fn may_move_between_threads() {
    let task = tokio::spawn(retry(POLICY, rand::random, async || Ok(())));

    assert!(task.await.unwrap().result.is_ok());
}

#[test]
fn the_wait_is_random_below_a_ceiling() {
    let cases = [
        (1, 0.0, 0),
        (1, 0.25, 25),
        (2, 0.25, 50),
        (3, 0.25, 100),
        (4, 0.25, 150),
        (5, 0.25, 150),
        (u32::MAX, 0.25, 150),
    ];
    for (attempt, random, want) in cases {
        assert_eq!(POLICY.backoff(attempt, random), want * MS, "{attempt}");
    }
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let now = httpdate::parse_http_date("Sun, 01 Mar 2026 12:00:00 GMT").unwrap();
    let cases = [
        ("", 0),
        ("0", 0),
        ("120", 120),
        ("-1", 0),
        ("soon", 0),
        ("99999999999999999999", 0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30),
        ("Sun, 01 Mar 2026 11:59:30 GMT", 0),
    ];
    for (value, want) in cases {
        let headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(value))]);
        assert_eq!(
            retry_after(&headers, now),
            Duration::from_secs(want),
            "{value}"
        );
    }
    assert_eq!(retry_after(&HeaderMap::new(), now), Duration::ZERO);
}

#[test]
fn statuses_worth_another_attempt() {
    for code in (100..600).filter(|code| !(200..300).contains(code)) {
        let worth = matches!(code, 429 | 502 | 503 | 504);
        let error = answer(code, 3 * MS);
        assert_eq!(error.transient(), worth.then_some(3 * MS), "{code}");
        assert_eq!(error.to_string(), format!("status {code}"));
    }
}

async fn serve() -> String {
    let broken = async || {
        let begun = stream::iter([Ok(Bytes::from("begun")), Err(io::Error::other("broken"))]);
        ([(CONTENT_LENGTH, "100")], Body::from_stream(begun))
    };
    let router = Router::new()
        .route("/at", getting(async || "x".repeat(100)))
        .route("/beyond", getting(async || "x".repeat(101)))
        .route(
            "/busy",
            getting(async || (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "3")])),
        )
        .route("/cut", getting(broken));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

/// Accepts connections and hangs up on them.
async fn dropping() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            drop(connection);
        }
    });
    base
}

#[tokio::test]
async fn one_attempt() {
    // Talks to the loopback address even where the environment names a proxy.
    let client = Client::builder().no_proxy().build().unwrap();
    // Bound but not listening: connections are refused, and nobody else gets the port.
    let mute = TcpSocket::new_v4().unwrap();
    mute.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let refused = format!("http://{}", mute.local_addr().unwrap());
    let base = serve().await;
    let at_once = Some(Duration::ZERO);
    let cases = [
        (format!("{base}/beyond"), "body too large", None),
        (format!("{base}/busy"), "status 503", Some(3000 * MS)),
        (format!("{base}/cut"), "connection failed", at_once),
        (dropping().await, "connection failed", at_once),
        (refused, "connection failed", at_once),
        ("ftp://localhost".to_owned(), "no valid request", None),
    ];
    for (url, text, transient) in cases {
        let url: Url = url.parse().unwrap();
        let error = get(&client, &url, 100).await.unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.transient()),
            (text, transient),
            "{url}"
        );
    }
    let url: Url = format!("{base}/at").parse().unwrap();
    assert_eq!(get(&client, &url, 100).await.unwrap().len(), 100);
}

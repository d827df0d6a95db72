use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{Request, Response};
use futures_util::stream;
use serde_json::{Value, json};
use session_cache::{Cache, MAX_BODY, MAX_NAME, MAX_ROLES, routes};
use tower::ServiceExt;

fn service() -> Router {
    let capacity = NonZeroUsize::new(2).unwrap();
    routes(Arc::new(Cache::new(
        capacity,
        Duration::from_secs(60),
        Instant::now,
    )))
}

async fn send(service: &Router, method: &str, path: &str, body: impl Into<Body>) -> Response<Body> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(CONTENT_TYPE, "application/json")
        .body(body.into())
        .unwrap();
    service.clone().oneshot(request).await.unwrap()
}

/// The status and what the body says; null for an empty one.
async fn answer(response: Response<Body>) -> (u16, Value) {
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    if body.is_empty() {
        return (status, Value::Null);
    }
    (status, serde_json::from_slice(&body).unwrap())
}

fn error(message: &str) -> Value {
    json!({ "error": message })
}

#[tokio::test]
async fn a_session_is_stored_found_and_deleted() {
    let service = service();
    let mut session = json!({
        "user": "ada",
        "roles": ["admin", "dev"],
        "data": { "theme": "dark" },
    });
    let ask = async |method, body: String| {
        answer(send(&service, method, "/sessions/a-1", body).await).await
    };

    assert_eq!(ask("PUT", session.to_string()).await, (201, Value::Null));
    assert_eq!(ask("PUT", session.to_string()).await, (204, Value::Null));
    session["hits"] = json!(1);
    assert_eq!(ask("GET", String::new()).await, (200, session));
    assert_eq!(ask("DELETE", String::new()).await, (204, Value::Null));
    let gone = (404, error("no such session"));
    assert_eq!(ask("DELETE", String::new()).await, gone);
    assert_eq!(ask("GET", String::new()).await, gone);
    let stats = json!({ "entries": 0, "hits": 1, "misses": 1, "evicted": 0 });
    let got = answer(send(&service, "GET", "/stats", "").await).await;
    assert_eq!(got, (200, stats));
}

#[tokio::test]
async fn what_is_no_session_is_refused() {
    let name = "é".repeat(MAX_NAME);
    let long = format!("{name}x");
    let texts = [
        ("", 400, "invalid JSON"),
        (r#"{"user":"ada","roles":[],"data":{}"#, 400, "invalid JSON"),
        (
            r#"{"user":"ada","roles":[],"data":{}} {}"#,
            400,
            "invalid JSON",
        ),
        ("null", 422, "invalid session"),
        (r#"["ada",[],{}]"#, 422, "invalid session"),
    ];
    let sessions = [
        (json!({ "roles": [], "data": {} }), "user"),
        (json!({ "user": null, "roles": [], "data": {} }), "user"),
        (json!({ "user": 5, "roles": [], "data": {} }), "user"),
        (json!({ "user": "", "roles": [], "data": {} }), "user"),
        (json!({ "user": long, "roles": [], "data": {} }), "user"),
        (json!({ "user": "ada", "data": {} }), "roles"),
        (json!({ "user": "ada", "roles": null, "data": {} }), "roles"),
        (json!({ "user": "ada", "roles": {}, "data": {} }), "roles"),
        (json!({ "user": "ada", "roles": [5], "data": {} }), "roles"),
        (
            json!({ "user": "ada", "roles": [null], "data": {} }),
            "roles",
        ),
        (
            json!({ "user": "ada", "roles": [long], "data": {} }),
            "roles",
        ),
        (
            json!({ "user": "ada", "roles": vec!["r"; MAX_ROLES + 1], "data": {} }),
            "roles",
        ),
        (json!({ "user": "ada", "roles": [] }), "data"),
        (json!({ "user": "ada", "roles": [], "data": null }), "data"),
        (json!({ "user": "ada", "roles": [], "data": [] }), "data"),
        (
            json!({ "user": "ada", "roles": [], "data": { "n": 5 } }),
            "data",
        ),
        (
            json!({ "user": "ada", "roles": [], "data": { "n": null } }),
            "data",
        ),
    ];
    let mut cases: Vec<_> = texts
        .map(|(text, status, message)| (text.to_owned(), status, error(message)))
        .into();
    for (session, field) in sessions {
        cases.push((session.to_string(), 422, error(&format!("invalid {field}"))));
    }
    // At the limits; unknown fields are ignored.
    let fits =
        json!({ "user": name, "roles": vec![name; MAX_ROLES], "data": { "": "" }, "more": 1 });
    cases.push((fits.to_string(), 201, Value::Null));

    for (body, status, message) in cases {
        let got = answer(send(&service(), "PUT", "/sessions/a", body.clone()).await).await;
        assert_eq!(got, (status, message), "{body}");
    }
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused() {
    let text = r#"{"user":"ada","roles":[],"data":{}}"#;
    let fits = format!("{text:>MAX_BODY$}");
    let too_large = (413, error("body too large"));
    for (body, expected) in [(fits.clone(), (201, Value::Null)), (fits + " ", too_large)] {
        // With its length known, and as a body that comes in chunks.
        let chunk = Bytes::from(body.clone());
        let chunks = Body::from_stream(stream::iter([Ok::<_, Infallible>(chunk)]));
        for body in [Body::from(body), chunks] {
            let got = answer(send(&service(), "PUT", "/sessions/a", body).await).await;
            assert_eq!(got, expected);
        }
    }
}

#[tokio::test]
async fn other_requests_are_refused() {
    let id = "x".repeat(64);
    let cases = [
        (
            "GET",
            format!("/sessions/{id}"),
            404,
            "no such session",
            None,
        ),
        ("GET", format!("/sessions/{id}x"), 400, "invalid id", None),
        ("PUT", "/sessions/a.b".into(), 400, "invalid id", None),
        ("DELETE", "/sessions/a%20b".into(), 400, "invalid id", None),
        ("GET", "/sessions/%ff".into(), 400, "invalid id", None),
        ("GET", "/sessions".into(), 404, "not found", None),
        ("GET", "/sessions/a/b".into(), 404, "not found", None),
        (
            "POST",
            "/sessions/a".into(),
            405,
            "method not allowed",
            Some("GET,HEAD,PUT,DELETE"),
        ),
        (
            "PUT",
            "/stats".into(),
            405,
            "method not allowed",
            Some("GET,HEAD"),
        ),
    ];
    for (method, path, status, message, allow) in cases {
        let response = send(&service(), method, &path, "{}").await;

        let header = response.headers().get(ALLOW).cloned();
        assert_eq!(answer(response).await, (status, error(message)), "{path}");
        assert_eq!(
            header.as_ref().map(|header| header.to_str().unwrap()),
            allow
        );
    }
}

#[tokio::test]
async fn only_json_is_taken() {
    for (kind, status) in [
        (None, 415),
        (Some("text/plain"), 415),
        (Some("application/jsonx"), 415),
        (Some("application/json"), 201),
        (Some("Application/JSON; charset=utf-8"), 201),
    ] {
        let mut request = Request::put("/sessions/a");
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        let body = r#"{"user":"ada","roles":[],"data":{}}"#;
        let request = request.body(Body::from(body)).unwrap();

        let response = service().oneshot(request).await.unwrap();

        assert_eq!(response.status().as_u16(), status, "{kind:?}");
    }
}

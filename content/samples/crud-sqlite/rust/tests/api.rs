use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use crud_sqlite::{Fields, Store, routes};
use http_body_util::BodyExt;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

/// Ends a test that would never end; no test comes near it.
const TOO_LONG: Duration = Duration::from_secs(30);

/// A store with two notes, in a folder that goes when it is dropped.
async fn fixture() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("notes.db")).unwrap();
    for title in ["Milk", "Bread"] {
        let (title, body) = (title.to_owned(), String::new());
        store.create(Fields { title, body }).await.unwrap();
    }
    (folder, store)
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    json: Value,
}

async fn send(store: Store, timeout: Duration, line: &str, kind: &str, body: &[u8]) -> Answer {
    let (method, path) = line.split_once(' ').unwrap();
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", kind)
        .body(Body::from(body.to_vec()))
        .unwrap();
    let response = routes(store, timeout).oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let json = if bytes.is_empty() {
        Value::Null
    } else {
        serde_json::from_slice(&bytes).unwrap()
    };
    Answer {
        status,
        headers,
        json,
    }
}

fn problem(code: &str, message: &str, fields: &[(&str, &str)]) -> Value {
    let fields = fields
        .iter()
        .map(|(field, message)| json!({ "field": field, "message": message }))
        .collect::<Vec<_>>();
    json!({ "error": { "code": code, "message": message, "fields": fields } })
}

fn invalid(fields: &[(&str, &str)]) -> Value {
    problem("invalid_fields", "some fields are not valid", fields)
}

#[tokio::test]
async fn answers() {
    let milk = json!({ "id": 1, "title": "Milk", "body": "" });
    let bread = json!({ "id": 2, "title": "Bread", "body": "" });
    let missing = problem("not_found", "no such note", &[]);
    let not_allowed = problem("method_not_allowed", "method not allowed", &[]);
    let taken = problem(
        "title_taken",
        "another note has this title",
        &[("title", "is taken")],
    );
    let bad_page = invalid(&[
        ("after", "must be a whole number, 0 or more"),
        ("limit", "must be a whole number from 1 to 100"),
    ]);
    let tea = r#"{"title":"Tea"}"#;
    let cases = [
        (
            "GET /notes",
            "",
            200,
            json!({ "notes": [milk, bread], "next": null }),
        ),
        (
            "GET /notes?limit=1",
            "",
            200,
            json!({ "notes": [milk], "next": 1 }),
        ),
        (
            "GET /notes?limit=1&after=1",
            "",
            200,
            json!({ "notes": [bread], "next": null }),
        ),
        (
            "GET /notes?after=9",
            "",
            200,
            json!({ "notes": [], "next": null }),
        ),
        ("GET /notes?limit=101&after=-1", "", 422, bad_page),
        (
            "POST /notes",
            tea,
            201,
            json!({ "id": 3, "title": "Tea", "body": "" }),
        ),
        ("POST /notes", r#"{"title":"Milk"}"#, 409, taken.clone()),
        ("GET /notes/1", "", 200, milk.clone()),
        ("GET /notes/9", "", 404, missing.clone()),
        ("GET /notes/one", "", 404, missing.clone()),
        ("GET /notes/99999999999999999999", "", 404, missing.clone()),
        (
            "PUT /notes/1",
            r#"{"title":"Milk","body":"2"}"#,
            200,
            json!({ "id": 1, "title": "Milk", "body": "2" }),
        ),
        ("PUT /notes/1", r#"{"title":"Bread"}"#, 409, taken),
        ("PUT /notes/9", tea, 404, missing.clone()),
        ("DELETE /notes/1", "", 204, Value::Null),
        ("DELETE /notes/9", "", 404, missing),
        (
            "GET /note",
            "",
            404,
            problem("not_found", "no such path", &[]),
        ),
        ("DELETE /notes", "", 405, not_allowed.clone()),
        ("POST /notes/1", "{}", 405, not_allowed),
    ];
    for (line, body, status, json) in cases {
        let (_folder, store) = fixture().await;
        let kind = "application/json; charset=utf-8";

        let answer = send(store, TOO_LONG, line, kind, body.as_bytes()).await;

        assert_eq!(
            (answer.status.as_u16(), &answer.json),
            (status, &json),
            "{line}"
        );
        let header = |name| {
            answer
                .headers
                .get(name)
                .map(|value| value.to_str().unwrap())
        };
        let kind = (status != 204).then_some("application/json");
        assert_eq!(header("content-type"), kind, "{line}");
        assert_eq!(header("allow").is_some(), status == 405, "{line}");
        assert_eq!(header("location"), (status == 201).then_some("/notes/3"));
    }
}

#[tokio::test]
async fn input() {
    let malformed = problem("malformed_body", "the body must be one JSON object", &[]);
    let not_json = problem(
        "unsupported_media_type",
        "the content type must be application/json",
        &[],
    );
    let too_large = problem(
        "body_too_large",
        "the body must have at most 16384 bytes",
        &[],
    );
    let note = |title: usize, body: usize, letter: &str| {
        let (title, body) = (letter.repeat(title), letter.repeat(body));
        format!(r#"{{"title":"{title}","body":"{body}"}}"#)
    };
    let escaped = r"\ud83c\udf5e";
    let json = "application/json";
    let cases = [
        (json, note(100, 1000, "é"), 201, None),
        (json, note(100, 1000, escaped), 201, None),
        (
            json,
            note(101, 1001, "é"),
            422,
            Some(invalid(&[
                ("body", "must have at most 1000 characters"),
                ("title", "must have at most 100 characters"),
            ])),
        ),
        (
            json,
            "{}".to_owned(),
            422,
            Some(invalid(&[("title", "is required")])),
        ),
        (
            json,
            r#"{"title":" \n"}"#.to_owned(),
            422,
            Some(invalid(&[("title", "must not be blank")])),
        ),
        (
            json,
            r#"{"title":null,"body":null}"#.to_owned(),
            422,
            Some(invalid(&[
                ("body", "must be a string"),
                ("title", "must be a string"),
            ])),
        ),
        (
            json,
            r#"{"title":"Tea","id":9,"TITLE":"tea"}"#.to_owned(),
            422,
            Some(invalid(&[
                ("TITLE", "is not a known field"),
                ("id", "is not a known field"),
            ])),
        ),
        (json, "[]".to_owned(), 400, Some(malformed.clone())),
        (json, "null".to_owned(), 400, Some(malformed.clone())),
        (json, String::new(), 400, Some(malformed.clone())),
        (
            json,
            r#"{"title":"Tea"}{}"#.to_owned(),
            400,
            Some(malformed.clone()),
        ),
        (
            json,
            r#"{"title":"Tea""#.to_owned(),
            400,
            Some(malformed.clone()),
        ),
        (json, "[".repeat(15_000), 400, Some(malformed)),
        (json, note(100, 8192, "é"), 413, Some(too_large)),
        ("", note(1, 1, "é"), 415, Some(not_json.clone())),
        ("text/plain", note(1, 1, "é"), 415, Some(not_json)),
    ];
    for (kind, body, status, json) in cases {
        let (_folder, store) = fixture().await;

        let answer = send(store, TOO_LONG, "POST /notes", kind, body.as_bytes()).await;

        assert_eq!(answer.status.as_u16(), status, "{body}");
        if let Some(json) = json {
            assert_eq!(answer.json, json, "{body}");
        }
    }
}

#[tokio::test]
async fn what_is_not_utf_8_is_refused() {
    let (_folder, store) = fixture().await;
    let body = b"{\"title\":\"Tea\xff\"}";

    let answer = send(store, TOO_LONG, "POST /notes", "application/json", body).await;

    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_error_of_the_database_is_not_told() {
    let (folder, store) = fixture().await;
    let other = Connection::open(folder.path().join("notes.db")).unwrap();
    other.execute("DROP TABLE notes", ()).unwrap();

    let body = br#"{"title":"Tea"}"#;
    for line in [
        "GET /notes",
        "GET /notes/1",
        "POST /notes",
        "DELETE /notes/1",
    ] {
        let answer = send(store.clone(), TOO_LONG, line, "application/json", body).await;

        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{line}");
        let want = problem("internal", "something went wrong", &[]);
        assert_eq!(answer.json, want, "{line}");
    }
}

#[tokio::test]
async fn a_request_does_not_wait_for_ever() {
    let (folder, store) = fixture().await;
    let other = Connection::open(folder.path().join("notes.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    let (timeout, body) = (Duration::from_millis(10), br#"{"title":"Tea"}"#);
    let answer = send(store, timeout, "POST /notes", "application/json", body).await;

    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    let want = problem("timeout", "this took too long", &[]);
    assert_eq!(answer.json, want);
}

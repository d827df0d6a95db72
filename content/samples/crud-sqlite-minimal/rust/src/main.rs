//! Serves notes from a SQLite database.

use std::env;
use std::error::Error;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[derive(Serialize)]
struct Note {
    id: i64,
    title: String,
    body: String,
}

#[derive(Deserialize)]
struct Fields {
    title: String,
    #[serde(default)]
    body: String,
}

type Db = Arc<Mutex<Connection>>;

struct Failure(rusqlite::Error);

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let status = match self.0 {
            rusqlite::Error::QueryReturnedNoRows => StatusCode::NOT_FOUND,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, self.0.to_string()).into_response()
    }
}

// #region open
fn open(path: &str) -> rusqlite::Result<Db> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS notes (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL
        )",
    )?;
    Ok(Arc::new(Mutex::new(connection)))
}
// #endregion open

fn routes(db: Db) -> Router {
    Router::new()
        .route("/notes", get(list).post(create))
        .route("/notes/{id}", get(get_one).put(replace).delete(delete))
        .with_state(db)
}

// #region list
async fn list(State(db): State<Db>) -> Result<Json<Vec<Note>>, Failure> {
    let db = db.lock().unwrap();
    let mut list = db.prepare("SELECT id, title, body FROM notes ORDER BY id")?;
    let notes = list.query_map((), note)?;
    Ok(Json(notes.collect::<Result<_, _>>()?))
}

fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: row.get("id")?,
        title: row.get("title")?,
        body: row.get("body")?,
    })
}
// #endregion list

// #region create
async fn create(
    State(db): State<Db>,
    Json(fields): Json<Fields>,
) -> Result<(StatusCode, Json<Note>), Failure> {
    let note = db.lock().unwrap().query_one(
        "INSERT INTO notes (title, body) VALUES (?1, ?2) RETURNING id, title, body",
        (fields.title, fields.body),
        note,
    )?;
    Ok((StatusCode::CREATED, Json(note)))
}
// #endregion create

async fn get_one(State(db): State<Db>, Path(id): Path<i64>) -> Result<Json<Note>, Failure> {
    let get = "SELECT id, title, body FROM notes WHERE id = ?1";
    Ok(Json(db.lock().unwrap().query_one(get, [id], note)?))
}

async fn replace(
    State(db): State<Db>,
    Path(id): Path<i64>,
    Json(fields): Json<Fields>,
) -> Result<Json<Note>, Failure> {
    let note = db.lock().unwrap().query_one(
        "UPDATE notes SET title = ?1, body = ?2 WHERE id = ?3 RETURNING id, title, body",
        (fields.title, fields.body, id),
        note,
    )?;
    Ok(Json(note))
}

async fn delete(State(db): State<Db>, Path(id): Path<i64>) -> Result<StatusCode, Failure> {
    let delete = "DELETE FROM notes WHERE id = ?1";
    let deleted = db.lock().unwrap().execute(delete, [id])?;
    Ok(if deleted == 0 {
        StatusCode::NOT_FOUND
    } else {
        StatusCode::NO_CONTENT
    })
}

// #region run
#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let db = open(&env::var("DATABASE").unwrap_or("notes.db".to_owned()))?;
    let address = env::var("ADDR").unwrap_or("127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(address).await?;
    eprintln!("listening on http://{}", listener.local_addr()?);
    tokio::select! {
        result = axum::serve(listener, routes(db)) => result?,
        _ = terminate.recv() => {}
    }
    Ok(())
}
// #endregion run

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn notes() {
        let routes = routes(open(":memory:").unwrap());
        let milk = r#"{"id":1,"title":"Milk","body":""}"#;
        let steps = [
            (
                "POST",
                "/notes",
                r#"{"title":"Milk"}"#,
                201,
                milk.to_owned(),
            ),
            ("GET", "/notes", "", 200, format!("[{milk}]")),
            ("GET", "/notes/1", "", 200, milk.to_owned()),
            (
                "PUT",
                "/notes/1",
                r#"{"title":"Tea"}"#,
                200,
                milk.replace("Milk", "Tea"),
            ),
            ("DELETE", "/notes/1", "", 204, String::new()),
            (
                "GET",
                "/notes/1",
                "",
                404,
                "Query returned no rows".to_owned(),
            ),
        ];
        for (method, path, body, status, answer) in steps {
            let request = Request::builder()
                .method(method)
                .uri(path)
                .header("content-type", "application/json")
                .body(Body::from(body))
                .unwrap();
            let response = routes.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status().as_u16(), status, "{method} {path}");
            let bytes = response.into_body().collect().await.unwrap().to_bytes();
            assert_eq!(bytes, answer.as_bytes(), "{method} {path}");
        }
    }
}

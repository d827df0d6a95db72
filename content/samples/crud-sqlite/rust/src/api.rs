//! Knows HTTP and nothing of SQL.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use tokio::time;
use tower_http::trace::{DefaultMakeSpan, TraceLayer};
use tracing::Level;

use crate::input::{Id, MAX_BYTES, Page};
use crate::problem::Problem;
use crate::store::{Fields, Note, Store};

/// All routes; what they do not know is answered in JSON too. `timeout` is for a request to be
/// read and answered.
pub fn routes(store: Store, timeout: Duration) -> Router {
    let limited = move |request: Request, next: Next| async move {
        let answer = time::timeout(timeout, next.run(request)).await;
        answer.unwrap_or_else(|_| {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Problem::new(status, "timeout", "this took too long").into_response()
        })
    };
    // Puts method and path on each line of the log.
    let trace =
        TraceLayer::new_for_http().make_span_with(DefaultMakeSpan::new().level(Level::ERROR));
    Router::new()
        .route("/notes", get(list).post(create))
        .route("/notes/{id}", get(get_one).put(replace).delete(delete))
        .method_not_allowed_fallback(async || {
            let status = StatusCode::METHOD_NOT_ALLOWED;
            Problem::new(status, "method_not_allowed", "method not allowed")
        })
        .fallback(async || Problem::not_found("no such path"))
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .layer(middleware::from_fn(limited))
        .layer(trace)
        .with_state(store)
}

// #region handlers
#[derive(Serialize)]
struct Listed {
    notes: Vec<Note>,
    next: Option<i64>,
}

async fn list(State(store): State<Store>, page: Page) -> Result<Json<Listed>, Problem> {
    // One more than asked for tells whether there is a next page.
    let mut notes = store.list(page.after, page.limit + 1).await?;
    let limit = page.limit as usize;
    let more = notes.len() > limit;
    notes.truncate(limit);
    let next = notes.last().filter(|_| more).map(|note| note.id);
    Ok(Json(Listed { notes, next }))
}

async fn create(State(store): State<Store>, fields: Fields) -> Result<Response, Problem> {
    let note = store.create(fields).await?;
    let location = [(header::LOCATION, format!("/notes/{}", note.id))];
    Ok((StatusCode::CREATED, location, Json(note)).into_response())
}
// #endregion handlers

async fn get_one(State(store): State<Store>, Id(id): Id) -> Result<Json<Note>, Problem> {
    Ok(Json(store.get(id).await?))
}

async fn replace(
    State(store): State<Store>,
    Id(id): Id,
    fields: Fields,
) -> Result<Json<Note>, Problem> {
    Ok(Json(store.replace(id, fields).await?))
}

async fn delete(State(store): State<Store>, Id(id): Id) -> Result<StatusCode, Problem> {
    store.delete(id).await?;
    Ok(StatusCode::NO_CONTENT)
}

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use tokio::time::timeout;
use tracing::warn;

use crate::{Service, Stats};

// #region handler
#[derive(Clone)]
struct App {
    service: Arc<Service>,
    deadline: Duration,
}

/// Answers `GET /page`, each within the deadline, and `GET /stats`.
pub fn routes(service: Arc<Service>, deadline: Duration) -> Router {
    Router::new()
        .route("/page", get(page))
        .route("/stats", get(stats))
        .with_state(App { service, deadline })
}

/// hyper drops this future when the caller hangs up, and with it all that it waits for.
async fn page(State(app): State<App>) -> Response {
    // At the deadline `timeout` drops what it was given: no layer below needs to know.
    match timeout(app.deadline, app.service.page()).await {
        Ok(Ok(page)) => Json(page).into_response(),
        Ok(Err(error)) => {
            warn!(error = &error as &dyn Error, "no page");
            problem(StatusCode::BAD_GATEWAY, &error.to_string())
        }
        Err(_) => problem(StatusCode::GATEWAY_TIMEOUT, "deadline passed"),
    }
}

async fn stats(State(app): State<App>) -> Json<Stats> {
    Json(app.service.stats())
}
// #endregion handler

fn problem(status: StatusCode, text: &str) -> Response {
    (status, Json(json!({ "error": text }))).into_response()
}

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Path, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use serde_json::json;
use thiserror::Error;
use tower_http::timeout::TimeoutLayer;

use crate::{Cache, Refused, Session, Stats};

/// In bytes.
pub const MAX_BODY: usize = 16 << 10;
/// For a request to be read and answered.
const REQUEST: Duration = Duration::from_secs(10);

#[derive(Debug, Error)]
pub enum ApiError {
    #[error("not found")]
    NotFound,
    #[error("method not allowed")]
    MethodNotAllowed,
    #[error("invalid id")]
    InvalidId,
    #[error("no such session")]
    NoSession,
    #[error("content type must be application/json")]
    ContentType,
    #[error("body too large")]
    TooLarge,
    #[error("body cut short")]
    CutShort,
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = match self {
            Self::NotFound | Self::NoSession => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Refused(Refused::Invalid(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::InvalidId | Self::CutShort | Self::Refused(Refused::NotJson) => {
                StatusCode::BAD_REQUEST
            }
        };
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}

/// The routes of the service.
pub fn routes(cache: Arc<Cache>) -> Router {
    let late = StatusCode::SERVICE_UNAVAILABLE;
    Router::new()
        .route("/sessions/{id}", get(find).put(store).delete(remove))
        .route("/stats", get(stats))
        // Without these two axum would answer with an empty body.
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .fallback(async || ApiError::NotFound)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(late, REQUEST))
        .with_state(cache)
}

// #region handlers
async fn store(
    State(cache): State<Arc<Cache>>,
    SessionId(id): SessionId,
    session: Session,
) -> StatusCode {
    if cache.put(id, session) {
        StatusCode::CREATED
    } else {
        StatusCode::NO_CONTENT
    }
}

async fn find(
    State(cache): State<Arc<Cache>>,
    SessionId(id): SessionId,
) -> Result<Response, ApiError> {
    #[derive(Serialize)]
    struct Found<'a> {
        #[serde(flatten)]
        session: &'a Session,
        hits: u64,
    }

    let (session, hits) = cache.get(&id).ok_or(ApiError::NoSession)?;
    let session = &*session;
    Ok(Json(Found { session, hits }).into_response())
}
// #endregion handlers

async fn remove(
    State(cache): State<Arc<Cache>>,
    SessionId(id): SessionId,
) -> Result<StatusCode, ApiError> {
    if cache.delete(&id) {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::NoSession)
    }
}

async fn stats(State(cache): State<Arc<Cache>>) -> Json<Stats> {
    Json(cache.stats())
}

struct SessionId(String);

impl<S: Send + Sync> FromRequestParts<S> for SessionId {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(id)) if (1..=64).contains(&id.len()) && id.bytes().all(valid) => Ok(Self(id)),
            _ => Err(ApiError::InvalidId),
        }
    }
}

// #region body
/// From a body that says it is JSON, up to the limit of the routes. This is what lets a handler
/// take a `Session`.
impl<S: Send + Sync> FromRequest<S> for Session {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::ContentType);
        }
        let body =
            Bytes::from_request(request, state)
                .await
                .map_err(|rejection| match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
                    _ => ApiError::CutShort,
                })?;
        Ok(Session::parse(&body)?)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map(|kind| kind.as_bytes());
    // What follows a semicolon are parameters, such as a charset.
    let kind = kind.and_then(|kind| kind.split(|byte| *byte == b';').next());
    kind.is_some_and(|kind| kind.trim_ascii().eq_ignore_ascii_case(b"application/json"))
}
// #endregion body

//! What clients are told when something goes wrong.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::store::StoreError;

// #region problem
/// The shape of every error that a client sees.
#[derive(Debug, Serialize)]
pub struct Problem {
    #[serde(skip)]
    status: StatusCode,
    code: &'static str,
    message: String,
    fields: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// What `?` makes of an error of the store in a handler.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::not_found("no such note"),
            StoreError::TitleTaken => {
                let taken = FieldError::new("title", "is taken");
                Self::new(StatusCode::CONFLICT, "title_taken", &error.to_string()).with(vec![taken])
            }
            StoreError::Database(cause) => {
                // The cause is for us; a client has no business with tables and files.
                tracing::error!(%cause, "request failed");
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                Self::new(status, "internal", "something went wrong")
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(BTreeMap::from([("error", &self)]))).into_response()
    }
}
// #endregion problem

impl Problem {
    pub fn new(status: StatusCode, code: &'static str, message: &str) -> Self {
        Self {
            status,
            code,
            message: message.to_owned(),
            fields: Vec::new(),
        }
    }

    pub fn not_found(message: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", message)
    }

    pub fn malformed_body() -> Self {
        let message = "the body must be one JSON object";
        Self::new(StatusCode::BAD_REQUEST, "malformed_body", message)
    }

    pub fn with(mut self, fields: Vec<FieldError>) -> Self {
        self.fields = fields;
        self
    }
}

impl FieldError {
    pub fn new(field: &str, message: &str) -> Self {
        Self {
            field: field.to_owned(),
            message: message.to_owned(),
        }
    }
}

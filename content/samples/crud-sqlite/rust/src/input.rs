//! What clients may send.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use crate::problem::{FieldError, Problem};
use crate::store::{Fields, StoreError};

/// Bytes of a body: enough for both fields with everything escaped.
pub const MAX_BYTES: usize = 16 * 1024;
const MAX_TITLE: usize = 100;
const MAX_BODY: usize = 1000;
const DEFAULT_LIMIT: u32 = 20;
const MAX_LIMIT: u32 = 100;

/// Lets handlers take `Fields` that hold what they should.
impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !says_json(request.headers()) {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            let message = "the content type must be application/json";
            return Err(Problem::new(status, "unsupported_media_type", message));
        }
        match Bytes::from_request(request, state).await {
            Ok(body) => parse_fields(&body),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                let message = format!("the body must have at most {MAX_BYTES} bytes");
                Err(Problem::new(rejection.status(), "body_too_large", &message))
            }
            // It ended early.
            Err(_) => Err(Problem::malformed_body()),
        }
    }
}

fn says_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE);
    let text = value.and_then(|value| value.to_str().ok()).unwrap_or("");
    let media_type = text.split(';').next().unwrap_or("").trim();
    media_type.eq_ignore_ascii_case("application/json")
}

// #region input
/// Names each field that is wrong, not only the first: that is where a derived `Deserialize`
/// would stop.
fn parse_fields(body: &[u8]) -> Result<Fields, Problem> {
    let Ok(Value::Object(mut given)) = serde_json::from_slice(body) else {
        return Err(Problem::malformed_body());
    };
    let mut wrong = Wrong::default();
    let fields = Fields {
        title: wrong.text(given.remove("title"), "title", MAX_TITLE, true),
        body: wrong.text(given.remove("body"), "body", MAX_BODY, false),
    };
    for name in given.keys() {
        wrong.add(name, "is not a known field");
    }
    wrong.or(fields)
}

impl Wrong {
    /// Where the field is wrong, its text does not count.
    fn text(&mut self, value: Option<Value>, name: &str, most: usize, required: bool) -> String {
        let text = match value {
            Some(Value::String(text)) => text,
            Some(_) => {
                self.add(name, "must be a string");
                return String::new();
            }
            None => {
                if required {
                    self.add(name, "is required");
                }
                return String::new();
            }
        };
        if text.chars().count() > most {
            self.add(name, &format!("must have at most {most} characters"));
        }
        if required && text.trim().is_empty() {
            self.add(name, "must not be blank");
        }
        text
    }
}
// #endregion input

/// Which notes of the list: at most `limit`, from behind the id `after`.
pub struct Page {
    pub after: i64,
    pub limit: u32,
}

impl<S: Send + Sync> FromRequestParts<S> for Page {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let mut wrong = Wrong::default();
        let mut page = Self {
            after: 0,
            limit: DEFAULT_LIMIT,
        };
        let query = parts.uri.query().unwrap_or("");
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "after" => match value.parse() {
                    Ok(after) if after >= 0 => page.after = after,
                    _ => wrong.add("after", "must be a whole number, 0 or more"),
                },
                "limit" => match value.parse() {
                    Ok(limit @ 1..=MAX_LIMIT) => page.limit = limit,
                    _ => {
                        let message = format!("must be a whole number from 1 to {MAX_LIMIT}");
                        wrong.add("limit", &message);
                    }
                },
                _ => {}
            }
        }
        wrong.or(page)
    }
}

/// The id in a path.
pub struct Id(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(id)) => Ok(Self(id)),
            // No note has an id that is not a number.
            Err(_) => Err(Problem::from(StoreError::NotFound)),
        }
    }
}

#[derive(Default)]
struct Wrong(Vec<FieldError>);

impl Wrong {
    fn add(&mut self, field: &str, message: &str) {
        self.0.push(FieldError::new(field, message));
    }

    /// The value if nothing is wrong.
    fn or<T>(mut self, value: T) -> Result<T, Problem> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort_by(|a, b| a.field.cmp(&b.field));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Err(Problem::new(status, "invalid_fields", "some fields are not valid").with(self.0))
    }
}

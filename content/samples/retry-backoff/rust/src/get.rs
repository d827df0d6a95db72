use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, StatusCode, Url};
use thiserror::Error;

/// Why an attempt failed.
#[derive(Debug, Error)]
pub enum GetError {
    #[error("timed out")]
    TimedOut,
    #[error("connection failed")]
    Connection(#[source] reqwest::Error),
    /// It was never sent.
    #[error("no valid request")]
    Invalid(#[source] reqwest::Error),
    /// An answer outside 200 to 299, and what it asks to wait.
    #[error("status {}", .code.as_u16())]
    Status { code: StatusCode, after: Duration },
    #[error("body too large")]
    TooLarge,
}

/// What `?` makes of an error of the HTTP client.
impl From<reqwest::Error> for GetError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_builder() {
            return Self::Invalid(error);
        }
        Self::Connection(error)
    }
}

// #region get
/// Makes one attempt.
pub async fn get(client: &Client, url: &Url, max_body: usize) -> Result<Vec<u8>, GetError> {
    let mut response = client.get(url.clone()).send().await?;
    let code = response.status();
    if !code.is_success() {
        let after = retry_after(response.headers(), SystemTime::now());
        return Err(GetError::Status { code, after });
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        // Asked before the chunk is kept, so that `body` never outgrows the limit.
        if chunk.len() > max_body - body.len() {
            return Err(GetError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
// #endregion get

// #region judge
impl GetError {
    /// How long to wait at least before another attempt, if one may go better.
    pub fn transient(&self) -> Option<Duration> {
        match self {
            Self::TimedOut | Self::Connection(_) => Some(Duration::ZERO),
            Self::Status { code, after } => match *code {
                StatusCode::TOO_MANY_REQUESTS
                | StatusCode::BAD_GATEWAY
                | StatusCode::SERVICE_UNAVAILABLE
                | StatusCode::GATEWAY_TIMEOUT => Some(*after),
                // Any other answer is likely to be the same again.
                _ => None,
            },
            Self::Invalid(_) | Self::TooLarge => None,
        }
    }
}

/// Reads the header of that name, seconds or a date; what it cannot read, it ignores.
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Duration {
    let value = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok());
    let Some(value) = value else {
        return Duration::ZERO;
    };
    if let Ok(seconds) = value.parse::<u32>() {
        return Duration::from_secs(seconds.into());
    }
    httpdate::parse_http_date(value)
        .ok()
        .and_then(|at| at.duration_since(now).ok())
        .unwrap_or_default()
}
// #endregion judge

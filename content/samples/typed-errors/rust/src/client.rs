use std::error::Error;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Response, StatusCode};
use serde::{Deserialize, Serialize};

// #region errors
type Cause = Box<dyn Error + Send + Sync>;

#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// Something is wrong with the order. Trying again cannot help.
    #[error("invalid {field}: {reason}")]
    Invalid { field: String, reason: String },
    /// The shop did not answer, in time or at all. Trying again may help.
    #[error("shop unavailable")]
    Unavailable(#[source] Cause),
    /// Anything else, for a person to look at.
    #[error("unexpected failure")]
    Unexpected(#[source] Cause),
}

/// What `?` makes of an error of the HTTP client.
impl From<reqwest::Error> for PlaceError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_builder() {
            // The request was never sent.
            return Self::Unexpected(error.into());
        }
        Self::Unavailable(error.into())
    }
}
// #endregion errors

/// Is placed under an id that the caller chose.
#[derive(Clone, Debug, Serialize)]
pub struct Order {
    #[serde(skip)]
    pub id: u64,
    pub sku: String,
    pub quantity: u32,
}

/// Talks to the shop at `base` and waits for an answer no longer than `timeout`.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    timeout: Duration,
}

impl Client {
    /// Takes a builder, as a client that is built cannot be kept from following redirects.
    pub fn new(
        http: reqwest::ClientBuilder,
        base: String,
        timeout: Duration,
    ) -> reqwest::Result<Self> {
        Ok(Self {
            // Most would be followed with a GET, and its 200 taken for an order placed.
            http: http.redirect(Policy::none()).build()?,
            base,
            timeout,
        })
    }
}

// #region place
impl Client {
    /// The signature lists all that can go wrong. As the caller chose the id, placing
    /// again does not order twice.
    pub async fn place(&self, order: &Order) -> Result<(), PlaceError> {
        order.check()?;
        self.put(&format!("/orders/{}", order.id), order).await
    }
}

impl Order {
    fn check(&self) -> Result<(), PlaceError> {
        if self.sku.is_empty() {
            return Err(invalid("sku", "must not be empty"));
        }
        if self.quantity < 1 {
            return Err(invalid("quantity", "must be at least 1"));
        }
        Ok(())
    }
}

fn invalid(field: &str, reason: &str) -> PlaceError {
    PlaceError::Invalid {
        field: field.to_owned(),
        reason: reason.to_owned(),
    }
}
// #endregion place

impl Client {
    async fn put(&self, path: &str, content: &impl Serialize) -> Result<(), PlaceError> {
        let url = format!("{}{path}", self.base);
        let request = self.http.put(url).timeout(self.timeout).json(content);
        judge(request.send().await?).await
    }
}

// #region answer
#[derive(Deserialize)]
struct Complaint {
    field: String,
    reason: String,
}

async fn judge(response: Response) -> Result<(), PlaceError> {
    let status = response.status();
    let cause = || Cause::from(format!("status {}", status.as_u16()));
    match status {
        _ if status.is_success() => Ok(()),
        StatusCode::UNPROCESSABLE_ENTITY => {
            let body = response.bytes().await?;
            let Complaint { field, reason } = serde_json::from_slice(&body)
                .map_err(|error| PlaceError::Unexpected(error.into()))?;
            Err(PlaceError::Invalid { field, reason })
        }
        _ if status.is_server_error() => Err(PlaceError::Unavailable(cause())),
        _ => Err(PlaceError::Unexpected(cause())),
    }
}
// #endregion answer

//! Fetches many addresses at once.

use std::time::Duration;

use futures_util::{StreamExt, stream};
use reqwest::{Client, Response};
use thiserror::Error;

// #region result
/// Bounds one call of [`fetch_all`].
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests at once; 0 counts as 1.
    pub in_flight: usize,
    /// Per request, from connecting to the last byte.
    pub timeout: Duration,
    /// Bytes per body, unpacked.
    pub max_body: usize,
}

/// The outcome for one address.
#[derive(Debug)]
pub struct Fetched {
    pub url: String,
    pub body: Result<Vec<u8>, FetchError>,
}

#[derive(Debug, Error)]
pub enum FetchError {
    #[error("timed out")]
    Timeout,
    #[error("body too large")]
    TooLarge,
    /// An answer outside 200 to 299.
    #[error("status {0}")]
    Status(u16),
    /// What reqwest reports, such as a refused connection.
    #[error("request failed")]
    Request(#[from] reqwest::Error),
}
// #endregion result

// #region fetch-all
/// Gets every address and returns one outcome for each, in the order of `urls`.
/// An address that fails does not stop the others; dropping the future stops them all.
pub async fn fetch_all(client: &Client, urls: Vec<String>, limits: Limits) -> Vec<Fetched> {
    let requests = urls.into_iter().enumerate().map(async |(index, url)| {
        let body = fetch(client, &url, limits).await;
        (index, Fetched { url, body })
    });
    // `buffered` would keep the order by itself, but what has ended behind a slow address
    // would go on taking up slots. All wait in one task: nothing here needs a thread.
    let mut done: Vec<_> = stream::iter(requests)
        .buffer_unordered(limits.in_flight.max(1))
        .collect()
        .await;
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, fetched)| fetched).collect()
}
// #endregion fetch-all

// #region fetch-one
async fn fetch(client: &Client, url: &str, limits: Limits) -> Result<Vec<u8>, FetchError> {
    // Covers the body too. When time is up, the request and its connection are dropped.
    tokio::time::timeout(limits.timeout, get(client, url, limits.max_body))
        .await
        .unwrap_or(Err(FetchError::Timeout))
}

async fn get(client: &Client, url: &str, max_body: usize) -> Result<Vec<u8>, FetchError> {
    let response = client.get(url).send().await?;
    let status = response.status();
    if !status.is_success() {
        return Err(FetchError::Status(status.as_u16()));
    }
    read_body(response, max_body).await
}
// #endregion fetch-one

// #region read-body
async fn read_body(mut response: Response, max_body: usize) -> Result<Vec<u8>, FetchError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        // Asked before the chunk is kept, so that `body` never outgrows the limit.
        if chunk.len() > max_body - body.len() {
            return Err(FetchError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
// #endregion read-body

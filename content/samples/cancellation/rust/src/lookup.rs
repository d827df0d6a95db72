use std::sync::{Mutex, MutexGuard, PoisonError};

use reqwest::Client;
use serde::Serialize;
use thiserror::Error;

// #region lookup
/// Gets a text from another service. The client needs no time-out of its own, since whoever
/// waits for a lookup can drop it.
#[derive(Debug)]
pub struct Lookup {
    name: &'static str,
    url: String,
    client: Client,
    counts: Mutex<Counts>,
}

/// Says which lookup failed, and why.
#[derive(Debug, Error)]
#[error("{name} failed")]
pub struct LookupError {
    pub name: &'static str,
    pub source: reqwest::Error,
}

impl Lookup {
    pub fn new(name: &'static str, url: String, client: Client) -> Self {
        Self {
            name,
            url,
            client,
            counts: Mutex::default(),
        }
    }

    async fn fetch(&self) -> Result<String, reqwest::Error> {
        // Dropped at either `await`, it takes the connection along.
        let response = self.client.get(&self.url).send().await?;
        response.error_for_status()?.text().await
    }
}
// #endregion lookup

// #region cleanup
impl Lookup {
    /// Fetches the text and counts how that ended.
    pub async fn get(&self) -> Result<String, LookupError> {
        let mut running = Running::begin(self);
        let fetched = self.fetch().await;
        // Not reached when cancelled: of this function only the destructors still run then, and
        // they are not told why.
        running.succeeded = Some(fetched.is_ok());
        fetched.map_err(|source| LookupError {
            name: self.name,
            source,
        })
    }
}

/// A lookup under way; counts its end when it is dropped.
struct Running<'a> {
    lookup: &'a Lookup,
    succeeded: Option<bool>,
}

impl<'a> Running<'a> {
    fn begin(lookup: &'a Lookup) -> Self {
        lookup.lock().running += 1;
        let succeeded = None;
        Self { lookup, succeeded }
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let mut counts = self.lookup.lock();
        counts.running -= 1;
        match self.succeeded {
            Some(true) => counts.done += 1,
            Some(false) => counts.failed += 1,
            None => counts.cancelled += 1,
        }
    }
}
// #endregion cleanup

/// Says how lookups have ended, and how many have not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub running: u64,
    pub done: u64,
    pub failed: u64,
    pub cancelled: u64,
}

impl Lookup {
    pub fn counts(&self) -> Counts {
        *self.lock()
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        // No panic can come between two changes that belong together.
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

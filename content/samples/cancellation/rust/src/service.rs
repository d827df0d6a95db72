use serde::Serialize;

use crate::{Counts, Lookup, LookupError};

// #region service
/// Puts pages together from two lookups.
#[derive(Debug)]
pub struct Service {
    pub profile: Lookup,
    pub orders: Lookup,
}

/// What the lookups found.
#[derive(Debug, Serialize)]
pub struct Page {
    profile: String,
    orders: String,
}

impl Service {
    /// Runs both lookups at once. If one of them fails, the other one is dropped where it waits;
    /// if this future is dropped, so are both.
    pub async fn page(&self) -> Result<Page, LookupError> {
        // Both are polled by this task. `tokio::spawn` would cut them loose: a task goes on when
        // its handle is dropped, and would have to be aborted or be given a `CancellationToken`.
        let (profile, orders) = tokio::try_join!(self.profile.get(), self.orders.get())?;
        Ok(Page { profile, orders })
    }
}
// #endregion service

/// Says how the lookups so far have ended.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Stats {
    pub profile: Counts,
    pub orders: Counts,
}

impl Service {
    pub fn stats(&self) -> Stats {
        Stats {
            profile: self.profile.counts(),
            orders: self.orders.counts(),
        }
    }
}

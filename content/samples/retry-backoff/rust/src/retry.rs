use std::num::NonZeroU32;
use std::time::Duration;

use thiserror::Error;
use tokio::time::{Instant, sleep, timeout};

use crate::get::GetError;

// #region policy
/// Bounds a [`retry`].
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    pub attempts: NonZeroU32,
    /// Ceiling of the first wait; it doubles from wait to wait.
    pub base: Duration,
    /// Ceiling of every wait, but for what the server asks on top.
    pub cap: Duration,
    /// Per attempt.
    pub timeout: Duration,
    /// For all attempts and waits.
    pub deadline: Duration,
}

impl Policy {
    /// How long to wait after an attempt, counted from 1: any time up to a ceiling that doubles.
    /// Clients that failed together would come back together without such "full jitter".
    ///
    /// `random` is from 0 to below 1.
    pub fn backoff(&self, attempt: u32, random: f64) -> Duration {
        let doubled = self.base.saturating_mul(2_u32.saturating_pow(attempt - 1));
        doubled.min(self.cap).mul_f64(random)
    }
}
// #endregion policy

/// How a [`retry`] ended, after so many attempts.
#[derive(Debug)]
pub struct Outcome<T> {
    pub attempts: u32,
    pub result: Result<T, RetryError>,
}

#[derive(Debug, Error)]
pub enum RetryError {
    /// Another attempt would not go better.
    #[error("failed")]
    Failed(#[source] GetError),
    /// The last attempt failed as well.
    #[error("gave up")]
    GaveUp(#[source] GetError),
    /// The deadline comes before the next attempt.
    #[error("out of time")]
    OutOfTime(#[source] GetError),
}

// #region retry
/// Calls `op` until it succeeds, fails for good, or attempts or time run out. As it may run
/// several times, it has to be idempotent. Dropping the future ends an attempt and a wait alike.
pub async fn retry<T>(
    policy: Policy,
    mut random: impl FnMut() -> f64,
    mut op: impl AsyncFnMut() -> Result<T, GetError>,
) -> Outcome<T> {
    let begun = Instant::now();
    let left = || policy.deadline.saturating_sub(begun.elapsed());
    let mut attempts = 0;
    let result = loop {
        attempts += 1;
        let error = match attempt(op(), policy.timeout.min(left())).await {
            Ok(value) => break Ok(value),
            Err(error) => error,
        };
        let Some(after) = error.transient() else {
            break Err(RetryError::Failed(error));
        };
        if left().is_zero() {
            break Err(RetryError::OutOfTime(error));
        }
        if attempts >= policy.attempts.get() {
            break Err(RetryError::GaveUp(error));
        }
        let wait = after + policy.backoff(attempts, random());
        // To wait, and then be out of time, would only put off the bad news.
        if wait >= left() {
            break Err(RetryError::OutOfTime(error));
        }
        sleep(wait).await;
    };
    Outcome { attempts, result }
}
// #endregion retry

// #region attempt
/// Lets `op` go on for as long as `limit`.
async fn attempt<T>(
    op: impl Future<Output = Result<T, GetError>>,
    limit: Duration,
) -> Result<T, GetError> {
    // When time is up, the future is dropped, and its connection with it.
    timeout(limit, op).await.unwrap_or(Err(GetError::TimedOut))
}
// #endregion attempt

use std::time::Duration;

use tokio::time::sleep;

use crate::client::{Client, Order, PlaceError};

/// Bounds how often an order is placed; each pause is twice as long as the last.
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    pub attempts: u32,
    pub pause: Duration,
}

/// What became of an order.
#[derive(Debug)]
pub enum Outcome {
    Placed,
    /// The customer has to change it.
    Rejected(PlaceError),
    /// To be submitted again later.
    Postponed(PlaceError),
}

// #region react
/// Places an order, again if the shop is unavailable. An error is neither the customer's
/// fault nor a matter of time.
pub async fn submit(client: &Client, order: &Order, retry: Retry) -> Result<Outcome, PlaceError> {
    let mut pause = retry.pause;
    let mut attempt = 1;
    loop {
        // Every kind is listed: one added to `PlaceError` would not compile before someone
        // decides here what to do about it.
        match client.place(order).await {
            Ok(()) => return Ok(Outcome::Placed),
            Err(error @ PlaceError::Invalid { .. }) => return Ok(Outcome::Rejected(error)),
            Err(error @ PlaceError::Unavailable(_)) if attempt >= retry.attempts => {
                return Ok(Outcome::Postponed(error));
            }
            Err(PlaceError::Unavailable(_)) => {}
            Err(error @ PlaceError::Unexpected(_)) => return Err(error),
        }

        sleep(pause).await;
        pause *= 2;
        attempt += 1;
    }
}
// #endregion react

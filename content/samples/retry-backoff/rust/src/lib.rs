//! Gets an address, again if need be.

mod get;
mod retry;

pub use get::{GetError, get, retry_after};
pub use retry::{Outcome, Policy, RetryError, retry};

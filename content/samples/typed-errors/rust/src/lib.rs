//! Places orders with a shop and tells apart why one was not placed.

mod client;
mod submit;

pub use client::{Client, Order, PlaceError};
pub use submit::{Outcome, Retry, submit};

//! Serves pages that two lookups make up, each within a deadline.

mod handler;
mod lookup;
mod service;

pub use handler::routes;
pub use lookup::{Counts, Lookup, LookupError};
pub use service::{Page, Service, Stats};

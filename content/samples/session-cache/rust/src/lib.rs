//! Holds sessions in memory and serves them over HTTP.

mod cache;
mod server;
mod session;

pub use cache::{Cache, Stats};
pub use server::{MAX_BODY, routes};
pub use session::{MAX_NAME, MAX_ROLES, Refused, Session};

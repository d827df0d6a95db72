//! Notes over HTTP, kept in a SQLite database.

mod api;
mod input;
mod problem;
mod server;
mod store;

pub use api::routes;
pub use server::{CutOff, Limits, serve, stop_signal};
pub use store::{Fields, Note, Store, StoreError};

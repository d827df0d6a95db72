//! The settings of a service named notes.

mod config;
mod values;

pub use config::{Config, Database, Effective, Lookup, Problems, load};
pub use values::{LogLevel, Secret};

//! Tracks parcels, for callers over gRPC.

mod depot;
mod server;

pub use depot::{Depot, DepotError, Stop};
pub use server::{ServeError, serve};

/// What build.rs makes of the proto file.
pub mod proto {
    tonic::include_proto!("parcels.v1");
}

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use thiserror::Error;
use tokio::sync::watch;

/// A place that a parcel came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub place: String,
    /// Whether it is the last.
    pub delivered: bool,
}

#[derive(Debug, Error, PartialEq, Eq)]
pub enum DepotError {
    #[error("unknown parcel: {0}")]
    Unknown(String),
    #[error("already delivered: {0}")]
    Delivered(String),
    #[error("{0} is empty")]
    Empty(&'static str),
}

/// Knows the stops of parcels. Empty at first.
#[derive(Debug, Default)]
pub struct Depot {
    /// The sender keeps the stops, at least one, and tells receivers of new ones.
    parcels: Mutex<HashMap<String, watch::Sender<Vec<Stop>>>>,
}

impl Depot {
    /// Adds a stop. The first makes the parcel known.
    pub fn report(&self, id: &str, stop: Stop) -> Result<(), DepotError> {
        if id.is_empty() {
            return Err(DepotError::Empty("id"));
        }
        if stop.place.is_empty() {
            return Err(DepotError::Empty("place"));
        }
        let mut parcels = self.lock();
        let stops = parcels.entry(id.to_owned()).or_default();
        if stops.borrow().last().is_some_and(|last| last.delivered) {
            return Err(DepotError::Delivered(id.to_owned()));
        }
        stops.send_modify(|stops| stops.push(stop));
        Ok(())
    }

    /// The latest stop.
    pub fn locate(&self, id: &str) -> Result<Stop, DepotError> {
        self.lock()
            .get(id)
            .and_then(|stops| stops.borrow().last().cloned())
            .ok_or_else(|| DepotError::Unknown(id.to_owned()))
    }

    /// All stops, now and whenever there is a new one.
    pub fn watch(&self, id: &str) -> Result<watch::Receiver<Vec<Stop>>, DepotError> {
        self.lock()
            .get(id)
            .map(watch::Sender::subscribe)
            .ok_or_else(|| DepotError::Unknown(id.to_owned()))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, watch::Sender<Vec<Stop>>>> {
        self.parcels.lock().expect("nothing panics under this lock")
    }
}

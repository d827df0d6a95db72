use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::window::{Line, Window};

/// Totals the events of one route in one window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub window: u64,
    pub route: String,
    pub count: u64,
    /// Milliseconds.
    pub sum: u64,
    /// Milliseconds.
    pub max: u32,
}

/// A line that is no event.
#[derive(Debug)]
pub struct Malformed {
    pub line: u64,
    pub reason: Reason,
}

#[derive(Debug, Error)]
pub enum Reason {
    #[error("longer than {0} bytes")]
    TooLong(usize),
    #[error("not an event: {0}")]
    NotAnEvent(serde_json::Error),
}

/// What a processor makes of a window.
pub(crate) struct Table {
    pub lines: u64,
    /// By route.
    pub rows: Vec<Row>,
    pub malformed: Vec<Malformed>,
}

#[derive(Deserialize)]
struct Event {
    route: String,
    ms: u32,
}

// #region tally
pub(crate) fn tally(window: Window) -> Table {
    let mut rows = BTreeMap::new();
    let mut malformed = Vec::new();
    let mut line = window.first;
    for text in window.lines {
        match parse(text) {
            Ok(Event { route, ms }) => {
                let row = rows.entry(route).or_insert_with_key(|route| Row {
                    window: window.number,
                    route: route.clone(),
                    count: 0,
                    sum: 0,
                    max: 0,
                });
                row.count += 1;
                row.sum += u64::from(ms);
                row.max = row.max.max(ms);
            }
            Err(reason) => malformed.push(Malformed { line, reason }),
        }
        line += 1;
    }
    Table {
        lines: line - window.first,
        rows: rows.into_values().collect(),
        malformed,
    }
}

fn parse(line: Line) -> Result<Event, Reason> {
    serde_json::from_slice(&line?).map_err(Reason::NotAnEvent)
}
// #endregion tally

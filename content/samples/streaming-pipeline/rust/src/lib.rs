//! Totals a stream of events by route, window by window, in bounded memory.

mod pipeline;
mod tally;
mod window;

pub use pipeline::{Limits, RunError, Summary, run};
pub use tally::{Malformed, Reason, Row};

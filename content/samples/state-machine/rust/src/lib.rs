//! Takes an order from one state to the next, as far as commands allow.

mod command;
mod order;

pub use command::{Command, ParseCommandError};
pub use order::{Order, Refused, Sale};

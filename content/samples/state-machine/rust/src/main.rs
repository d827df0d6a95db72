//! Leads an order through its states by commands from standard input and answers each with
//! a line.

use std::io::{self, Write};
use std::process::ExitCode;

use state_machine::{Command, Order, Refused};

fn main() -> ExitCode {
    if let Err(error) = run() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

// #region loop
fn run() -> io::Result<()> {
    let mut order = Order::default();
    let mut out = io::stdout().lock();
    for line in io::stdin().lines() {
        // Every arm has to hand an order on: `apply` has taken the last one.
        order = match line?.parse::<Command>() {
            Ok(command) => match order.apply(command) {
                Ok(next) => {
                    writeln!(out, "{next}")?;
                    next
                }
                Err(Refused { order, reason }) => {
                    writeln!(out, "refused: {reason}")?;
                    order
                }
            },
            Err(error) => {
                writeln!(out, "refused: {error}")?;
                order
            }
        };
    }
    Ok(())
}
// #endregion loop

//! Counts things by name, in a file.

mod cli;
mod commands;
mod names;
mod tally;

use std::env;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::cli::Cli;

// #region main
fn main() -> ExitCode {
    // Prints help, or ends with status 2 if the arguments are wrong.
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        // Whatever reads the output, such as head, has ended first. Rust programs ignore
        // SIGPIPE; this is the status that a shell gives those that it ends.
        Err(error) if is_broken_pipe(&error) => ExitCode::from(141),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<()> {
    let stdout = io::stdout().lock();
    let colour = wants_colour(&stdout);
    let mut out = BufWriter::new(stdout);
    commands::run(cli, io::stdin().lock(), &mut out, colour)?;
    // Output that is not written is a failure too: a disk may be full.
    out.flush()?;
    Ok(())
}

/// False for a pipe or a file, so that scripts get plain text.
fn wants_colour(out: &impl IsTerminal) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    out.is_terminal()
        && !is_set("NO_COLOR")
        && env::var_os("TERM").is_none_or(|term| term != "dumb")
}
// #endregion main

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

//! Reads events, one JSON object per line, from standard input and writes totals by route for
//! every window of so many lines.

use std::io;
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::thread;

use clap::Parser;
use streaming_pipeline::{Limits, Malformed, run};

#[derive(Parser)]
struct Arguments {
    /// Windows worked on at once [default: as many as there are processors]
    #[arg(long)]
    processors: Option<NonZeroUsize>,
    /// Windows that wait for each processor
    #[arg(long, default_value = "1")]
    queue: NonZeroUsize,
    /// Lines per window
    #[arg(long, default_value = "1000")]
    window: NonZeroUsize,
    /// Bytes per line
    #[arg(long, default_value = "4096")]
    max_line: NonZeroUsize,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let limits = Limits {
        processors: arguments.processors.unwrap_or_else(available),
        queue: arguments.queue,
        window: arguments.window,
        max_line: arguments.max_line,
    };
    let report = |bad: Malformed| eprintln!("line {}: {}", bad.line, bad.reason);

    match run(io::stdin(), io::stdout().lock(), report, limits) {
        Ok(summary) => {
            eprintln!("lines: {}, malformed: {}", summary.lines, summary.malformed);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn available() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

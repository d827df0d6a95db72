//! Prints a checksum for every line of its input, several at a time.

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::sync::{Arc, Barrier};

use clap::{Parser, value_parser};
use thiserror::Error;
use worker_pool::{Pool, Ticket};

/// Prints a checksum for every line of its input, several at a time
#[derive(Parser)]
struct Options {
    /// Jobs at once
    #[arg(long, default_value_t = 4, value_parser = value_parser!(u16).range(1..=1024))]
    workers: u16,
    /// Jobs that may wait
    #[arg(long, default_value_t = 16, value_parser = value_parser!(u16).range(1..=1024))]
    queue: u16,
    /// Keep the workers busy until the input ends; refuse what the queue cannot hold
    #[arg(long)]
    overload: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse(), io::stdin().lock(), io::stdout().lock()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

// #region main
fn run(
    options: &Options,
    input: impl BufRead,
    mut out: impl Write,
) -> Result<bool, Box<dyn Error>> {
    let pool = Pool::new(options.workers.into(), options.queue.into())?;
    let release = options
        .overload
        .then(|| Occupied::new(&pool, options.workers));

    // `None` stands for a line that was refused.
    let mut tickets = Vec::new();
    for line in input.lines() {
        let text = line?;
        let job = move || checksum(&text);
        tickets.push(if options.overload {
            pool.try_submit(job).ok()
        } else {
            Some(pool.submit(job))
        });
    }
    drop(release);
    pool.close();

    let mut all_done = true;
    for (index, ticket) in tickets.into_iter().enumerate() {
        let (text, done) = describe(ticket);
        all_done &= done;
        writeln!(out, "{} {text}", index + 1)?;
    }
    Ok(all_done)
}
// #endregion main

#[derive(Debug, Error)]
#[error("told to fail")]
struct Failed;

fn describe(ticket: Option<Ticket<Result<String, Failed>>>) -> (String, bool) {
    match ticket.map(Ticket::wait) {
        None => ("busy".to_owned(), false),
        Some(Ok(Ok(checksum))) => (format!("ok {checksum}"), true),
        Some(Ok(Err(failed))) => (format!("failed: {failed}"), false),
        Some(Err(panicked)) => (format!("crashed: {panicked}"), false),
    }
}

fn checksum(text: &str) -> Result<String, Failed> {
    match text {
        "fail" => Err(Failed),
        "crash" => panic!("told to crash"),
        _ => Ok(format!("{:08x}", crc32fast::hash(text.as_bytes()))),
    }
}

/// Keeps every worker busy until it is dropped.
struct Occupied(Arc<Barrier>);

impl Occupied {
    fn new(pool: &Pool, workers: u16) -> Self {
        let gate = Arc::new(Barrier::new(usize::from(workers) + 1));
        for _ in 0..workers {
            let gate = Arc::clone(&gate);
            pool.submit(move || {
                gate.wait();
                gate.wait();
            });
        }
        gate.wait();
        Self(gate)
    }
}

impl Drop for Occupied {
    fn drop(&mut self) {
        self.0.wait();
    }
}

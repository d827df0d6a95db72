//! Reads an access log and prints what each endpoint was asked and how long it took.

use std::env;
use std::io;
use std::process::ExitCode;

use log_summary::Summary;

fn main() -> ExitCode {
    if env::args_os().len() > 1 {
        eprintln!("usage: log-summary < access.log");
        return ExitCode::from(2);
    }
    if let Err(error) = run() {
        eprintln!("log-summary: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> io::Result<()> {
    let mut summary = Summary::default();
    summary.read(io::stdin().lock())?;
    if let Some(line) = summary.first_malformed() {
        eprintln!("line {} is malformed: {}", line.number, line.text);
    }
    summary.write(io::BufWriter::new(io::stdout().lock()))
}

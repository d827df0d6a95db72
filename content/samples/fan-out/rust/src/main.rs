//! Gets the addresses it is given, at once, and prints a line for each.

use std::error::Error;
use std::io::{self, Write};
use std::iter;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use fan_out::{Limits, fetch_all};
use reqwest::Client;

#[derive(Parser)]
struct Arguments {
    /// For each address, in milliseconds, up to an hour.
    #[arg(long, value_name = "MS", default_value_t = 5000)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=3_600_000))]
    timeout_ms: u64,
    #[arg(value_name = "ADDRESS", required = true)]
    urls: Vec<String>,
}

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let client = Client::builder().build()?;
    let limits = Limits {
        in_flight: 8,
        timeout: Duration::from_millis(arguments.timeout_ms),
        max_body: 1 << 20,
    };

    let mut status = ExitCode::SUCCESS;
    let mut out = io::stdout().lock();
    for fetched in fetch_all(&client, arguments.urls, limits).await {
        match fetched.body {
            Ok(body) => writeln!(out, "{}: {} bytes", fetched.url, body.len())?,
            Err(error) => {
                writeln!(out, "{}: {error}", fetched.url)?;
                // What reqwest reports is for people to read and changes with its releases.
                for cause in iter::successors(error.source(), |&error| error.source()) {
                    eprintln!("{}: {cause}", fetched.url);
                }
                status = ExitCode::FAILURE;
            }
        }
    }
    Ok(status)
}

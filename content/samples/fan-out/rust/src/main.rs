//! Gets the addresses it is given, at once, and prints a line for each.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use fan_out::{Limits, fetch_all};
use reqwest::Client;

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let urls: Vec<String> = std::env::args().skip(1).collect();
    if urls.is_empty() {
        eprintln!("usage: fan-out ADDRESS...");
        return Ok(ExitCode::from(2));
    }
    let client = Client::builder().build()?;
    let limits = Limits {
        in_flight: 8,
        timeout: Duration::from_secs(5),
        max_body: 1 << 20,
    };

    let mut status = ExitCode::SUCCESS;
    let mut out = io::stdout().lock();
    for fetched in fetch_all(&client, urls, limits).await {
        match fetched.body {
            Ok(body) => writeln!(out, "{}: {} bytes", fetched.url, body.len())?,
            Err(error) => {
                writeln!(out, "{}: {}", fetched.url, with_causes(&error))?;
                status = ExitCode::FAILURE;
            }
        }
    }
    Ok(status)
}

/// The message of an error and of all that caused it.
fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

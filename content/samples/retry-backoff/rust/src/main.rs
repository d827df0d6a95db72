//! Gets an address, again if need be.

use std::error::Error;
use std::num::{NonZeroU32, ParseIntError};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use reqwest::{Client, Url, redirect};
use retry_backoff::{Policy, get, retry};

const MAX_BODY: usize = 1 << 20;

#[derive(Parser)]
struct Arguments {
    /// Attempts at most
    #[arg(long, default_value = "5")]
    attempts: NonZeroU32,
    /// Most to wait after the first attempt, then doubled
    #[arg(long, default_value = "100", value_parser = milliseconds)]
    base_ms: Duration,
    /// Most to wait after any attempt
    #[arg(long, default_value = "10000", value_parser = milliseconds)]
    cap_ms: Duration,
    /// Time for an attempt
    #[arg(long, default_value = "5000", value_parser = milliseconds)]
    timeout_ms: Duration,
    /// Time for all
    #[arg(long, default_value = "60000", value_parser = milliseconds)]
    deadline_ms: Duration,
    #[arg(value_parser = http_address)]
    address: Url,
}

fn milliseconds(text: &str) -> Result<Duration, ParseIntError> {
    let count: u32 = text.parse()?;
    Ok(Duration::from_millis(count.into()))
}

fn http_address(text: &str) -> Result<Url, Box<dyn Error + Send + Sync>> {
    let address: Url = text.parse()?;
    match address.scheme() {
        "http" | "https" => Ok(address),
        scheme => Err(format!("{scheme} is neither http nor https").into()),
    }
}

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse();
    let policy = Policy {
        attempts: arguments.attempts,
        base: arguments.base_ms,
        cap: arguments.cap_ms,
        timeout: arguments.timeout_ms,
        deadline: arguments.deadline_ms,
    };
    // A redirect is an answer like any other.
    let client = Client::builder()
        .redirect(redirect::Policy::none())
        .build()?;

    let outcome = retry(policy, rand::random, async || {
        get(&client, &arguments.address, MAX_BODY).await
    })
    .await;
    match outcome.result {
        Ok(body) => {
            println!("attempt {}: ok, {} bytes", outcome.attempts, body.len());
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            println!("attempt {}: {error}", outcome.attempts);
            eprintln!("{}", with_causes(&error));
            Ok(ExitCode::FAILURE)
        }
    }
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

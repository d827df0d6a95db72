//! Places an order with a shop and says what became of it.

use std::env::{self, VarError};
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use typed_errors::{Client, Order, Outcome, PlaceError, Retry, submit};

const USAGE: &str = "usage: typed-errors SHOP ID SKU QUANTITY
The environment may set TIMEOUT_MS (5000) and PAUSE_MS (1000), from 1 to 3600000.";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let given = match Given::parse(env::args().skip(1).collect()) {
        Ok(given) => given,
        Err(error) => {
            eprintln!("{error}\n{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    let http = reqwest::Client::builder();
    let client = Client::new(http, given.shop, given.timeout)?;
    let result = submit(&client, &given.order, given.retry).await;
    Ok(report(result)?)
}

/// What the command line and the environment say.
struct Given {
    shop: String,
    order: Order,
    timeout: Duration,
    retry: Retry,
}

impl Given {
    fn parse(arguments: Vec<String>) -> Result<Self, Box<dyn Error>> {
        let Ok([shop, id, sku, quantity]) = <[String; 4]>::try_from(arguments) else {
            return Err("four arguments are needed".into());
        };
        if !shop.starts_with("http://") && !shop.starts_with("https://") {
            return Err(format!("{shop}: a shop's address begins with http:// or https://").into());
        }
        Ok(Self {
            shop,
            order: Order {
                id: id.parse()?,
                sku,
                quantity: quantity.parse()?,
            },
            timeout: milliseconds("TIMEOUT_MS", 5000)?,
            retry: Retry {
                attempts: 3,
                pause: milliseconds("PAUSE_MS", 1000)?,
            },
        })
    }
}

fn milliseconds(name: &str, standard: u64) -> Result<Duration, Box<dyn Error>> {
    let count = match env::var(name) {
        // What is no number is out of bounds.
        Ok(text) => text.parse().unwrap_or(0),
        Err(VarError::NotPresent) => standard,
        Err(error) => return Err(error.into()),
    };
    if !(1..=3_600_000).contains(&count) {
        return Err(format!("{name} is out of bounds").into());
    }
    Ok(Duration::from_millis(count))
}

// #region report
/// Prints what became of an order, and why, and returns the exit status for it.
fn report(result: Result<Outcome, PlaceError>) -> io::Result<ExitCode> {
    // A kind of outcome that is added does not compile before it has an exit status here.
    let (word, cause, status) = match result {
        Ok(Outcome::Placed) => ("placed", None, 0),
        Ok(Outcome::Rejected(error)) => ("rejected", Some(error), 3),
        Ok(Outcome::Postponed(error)) => ("postponed", Some(error), 4),
        Err(error) => ("failed", Some(error), 1),
    };
    writeln!(io::stdout(), "{word}")?;
    if let Some(error) = cause {
        eprintln!("{}", with_causes(&error));
    }
    Ok(ExitCode::from(status))
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
// #endregion report

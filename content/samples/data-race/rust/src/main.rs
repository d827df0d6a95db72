//! Prints how often each page stands in the logs that it is given.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::{env, fs};

use data_race::count;

fn main() -> ExitCode {
    let names: Vec<String> = env::args().skip(1).collect();
    if names.is_empty() {
        eprintln!("usage: data-race LOG...");
        return ExitCode::from(2);
    }
    if let Err(error) = run(&names) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run(names: &[String]) -> Result<(), Box<dyn Error>> {
    let mut logs = Vec::new();
    for name in names {
        let text = fs::read_to_string(name).map_err(|error| format!("{name}: {error}"))?;
        logs.push(text.split_whitespace().map(str::to_owned).collect());
    }

    let mut out = io::stdout().lock();
    for (page, hits) in count(&logs) {
        writeln!(out, "{hits} {page}")?;
    }
    Ok(())
}

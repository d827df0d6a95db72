//! Reads the settings of a service named notes.

use std::env;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use configuration::{Effective, load};

// #region main
/// Reads the settings of a service.
#[derive(Parser)]
struct Arguments {
    /// Read settings from a TOML file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print the settings and where they came from, then end
    #[arg(long)]
    print: bool,
}

fn main() -> ExitCode {
    // Ends the process with status 2 if the arguments are wrong.
    let arguments = Arguments::parse();
    let loaded = load(arguments.config.as_deref(), &|name| env::var_os(name));
    let (config, effective) = match loaded {
        Ok(loaded) => loaded,
        Err(problems) => {
            eprintln!("{problems}");
            return ExitCode::FAILURE;
        }
    };
    if arguments.print {
        return show(&effective);
    }
    // The service would start here. It may log all it runs with: the secret stays hidden.
    eprintln!("starting with {config:?}");
    ExitCode::SUCCESS
}
// #endregion main

fn show(settings: &[Effective]) -> ExitCode {
    let mut out = io::stdout().lock();
    for Effective { key, value, origin } in settings {
        if let Err(error) = writeln!(out, "{key}: {value} ({origin})") {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

use std::num::NonZeroU64;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::names::Given;

// #region commands
/// Counts things by name, in a file
#[derive(Parser)]
#[command(disable_help_subcommand = true)]
pub struct Cli {
    /// File that holds the tally
    // Global: may stand before the command or after it.
    #[arg(long, global = true, default_value = "tally.json")]
    pub file: PathBuf,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Count names
    Add {
        /// How often each name is counted
        #[arg(long, default_value = "1")]
        count: NonZeroU64,
        /// What to count; - stands for standard input, with a name on each line
        #[arg(required = true, value_name = "NAME")]
        names: Vec<Given>,
    },
    /// Show all names with their counts
    List,
    /// Forget names
    Remove {
        /// What to forget; - stands for standard input, with a name on each line
        #[arg(required = true, value_name = "NAME")]
        names: Vec<Given>,
    },
    /// Write the tally for other programs
    Export {
        /// How it is written
        #[arg(long, default_value = "json")]
        format: Format,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Json,
    Csv,
}
// #endregion commands

//! Prints a slug for each title it is given.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::process::ExitCode;

use slugs::{NothingLeft, Slugger};
use thiserror::Error;

// #region main
fn main() -> io::Result<ExitCode> {
    let titles: Vec<OsString> = env::args_os().skip(1).collect();
    if titles.is_empty() {
        eprintln!("usage: slugs TITLE...");
        return Ok(ExitCode::from(2));
    }
    let mut slugger = Slugger::default();

    let mut status = ExitCode::SUCCESS;
    let mut out = io::stdout().lock();
    for title in titles {
        match slug(&mut slugger, &title) {
            Ok(slug) => writeln!(out, "{slug}")?,
            Err(error) => {
                eprintln!("{}: {error}", title.display());
                status = ExitCode::FAILURE;
            }
        }
    }
    Ok(status)
}

#[derive(Debug, Error)]
enum SlugError {
    #[error("not UTF-8")]
    NotUtf8,
    #[error(transparent)]
    NothingLeft(#[from] NothingLeft),
}

fn slug(slugger: &mut Slugger, title: &OsStr) -> Result<String, SlugError> {
    let title = title.to_str().ok_or(SlugError::NotUtf8)?;
    Ok(slugger.slug(title)?)
}
// #endregion main

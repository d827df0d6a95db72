use std::io::BufRead;
use std::str::FromStr;

use anyhow::{Context, bail};

/// A name as it stands among the arguments.
#[derive(Clone)]
pub enum Given {
    Name(String),
    StandardInput,
}

/// How clap reads it: an error here is one of usage.
impl FromStr for Given {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Self> {
        match text {
            "-" => Ok(Self::StandardInput),
            text => parse_name(text).map(Self::Name),
        }
    }
}

// #region names
fn parse_name(text: &str) -> anyhow::Result<String> {
    let name = text.trim();
    if name.is_empty() {
        bail!("a name must not be empty");
    }
    if name.starts_with('-') {
        bail!("a name must not begin with -: {name:?}");
    }
    if name.contains(char::is_control) {
        bail!("a name must be plain text: {name:?}");
    }
    Ok(name.to_owned())
}

/// Replaces `-` by what standard input holds. Blank lines do not count.
pub fn read_names(given: Vec<Given>, mut input: impl BufRead) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for given in given {
        if let Given::Name(name) = given {
            names.push(name);
            continue;
        }
        for (index, line) in input.by_ref().lines().enumerate() {
            let place = || format!("standard input, line {}", index + 1);
            let line = line.with_context(place)?;
            if !line.trim().is_empty() {
                names.push(parse_name(&line).with_context(place)?);
            }
        }
    }
    Ok(names)
}
// #endregion names

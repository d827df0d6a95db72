use std::ffi::OsString;
use std::fmt::{self, Debug, Display, Formatter};
use std::net::SocketAddr;

use toml::Value;

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
    Error,
}

impl Display for LogLevel {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        })
    }
}

// #region values
// The errors say what is wanted and never what was found: it might be a secret gone astray.

pub fn address(raw: &Raw) -> Result<SocketAddr, &'static str> {
    raw.text()
        .and_then(|text| text.parse().ok())
        .ok_or("must be an IP address with a port, such as 127.0.0.1:8080")
}

pub fn log_level(raw: &Raw) -> Result<LogLevel, &'static str> {
    match raw.text() {
        Some("debug") => Ok(LogLevel::Debug),
        Some("info") => Ok(LogLevel::Info),
        Some("warn") => Ok(LogLevel::Warn),
        Some("error") => Ok(LogLevel::Error),
        _ => Err("must be one of debug, info, warn and error"),
    }
}

pub fn duration(raw: &Raw) -> Result<humantime::Duration, &'static str> {
    raw.text()
        .and_then(|text| text.parse().ok())
        .filter(|duration: &humantime::Duration| !duration.is_zero())
        .ok_or("must be a duration above zero, such as 500ms or 10s")
}

pub fn connections(raw: &Raw) -> Result<u16, &'static str> {
    raw.integer()
        .and_then(|number| u16::try_from(number).ok())
        .filter(|number| (1..=1000).contains(number))
        .ok_or("must be a whole number from 1 to 1000")
}

pub fn secret(raw: &Raw) -> Result<Secret, &'static str> {
    raw.text()
        .filter(|text| !text.is_empty())
        .map(Secret::new)
        .ok_or("must be text that is not empty")
}
// #endregion values

/// A value as it was found. A variable is always text, whatever is meant by it; a value of
/// the file has a type, and it must be the right one.
pub enum Raw {
    Variable(OsString),
    File(Value),
}

impl Raw {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Variable(text) => text.to_str(),
            Self::File(value) => value.as_str(),
        }
    }

    fn integer(&self) -> Option<i64> {
        match self {
            Self::Variable(text) => text.to_str()?.parse().ok(),
            Self::File(value) => value.as_integer(),
        }
    }
}

// #region secret
/// Holds a text that is not printed or logged. Only [`Secret::reveal`] gives it out. As it
/// does not implement `Serialize`, what tries to encode it does not compile.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

const MASK: &str = "******";

/// Also what a struct prints that derives `Debug` and has a secret in it.
impl Debug for Secret {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(MASK)
    }
}

impl Display for Secret {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(MASK)
    }
}
// #endregion secret

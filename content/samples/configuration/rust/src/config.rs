use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Display;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use thiserror::Error;
use toml::{Table, Value};

use crate::values::{LogLevel, Raw, Secret, address, connections, duration, log_level, secret};

/// Everything that is wrong, one line each.
#[derive(Debug, Error)]
#[error("{}", .0.join("\n"))]
pub struct Problems(Vec<String>);

// #region settings
/// What the service runs with.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    pub log_level: LogLevel,
    pub request_timeout: Duration,
    pub database: Database,
}

/// How the service uses its database.
#[derive(Clone, Debug)]
pub struct Database {
    pub max_connections: u16,
    pub password: Secret,
}

/// Takes each setting from its variable, else from the file, else from its default.
pub fn load(file: Option<&Path>, lookup: Lookup) -> Result<(Config, Vec<Effective>), Problems> {
    // Without the file, settings would be called missing that are in it.
    let mut loader = Loader::new(file, lookup).map_err(|problem| Problems(vec![problem]))?;
    let local = (Ipv4Addr::LOCALHOST, 8080).into();
    let ten_seconds = Duration::from_secs(10).into();
    let listen = loader.optional("listen", address, local);
    let log_level = loader.optional("log_level", log_level, LogLevel::Info);
    let request_timeout = loader.optional("request_timeout", duration, ten_seconds);
    let max_connections = loader.optional("database.max_connections", connections, 10);
    let password = loader.required("database.password", secret);
    loader.refuse_unknown();
    loader.finish(password.map(|password| Config {
        listen,
        log_level,
        request_timeout: request_timeout.into(),
        database: Database {
            max_connections,
            password,
        },
    }))
}
// #endregion settings

/// Gives the value of a variable, as [`std::env::var_os`] does.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// A setting as the service uses it, its value masked if it is a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effective {
    pub key: &'static str,
    pub value: String,
    pub origin: String,
}

struct Loader<'a> {
    file: String,
    /// Of the file, by key; `find` takes out what it is asked for.
    values: BTreeMap<String, Value>,
    lookup: Lookup<'a>,
    effective: Vec<Effective>,
    problems: Vec<String>,
}

// #region precedence
impl Loader<'_> {
    /// The value that counts for a setting, and where it stands.
    fn find(&mut self, key: &str) -> Option<(Raw, String)> {
        // Taken out even where the variable wins: what is left in the end is unknown.
        let in_file = self.values.remove(key);
        let name = variable(key);
        match (self.lookup)(&name) {
            // Counts even if it is empty, which may be a script's mistake.
            Some(text) => Some((Raw::Variable(text), name)),
            None => in_file.map(|value| (Raw::File(value), self.file.clone())),
        }
    }

    fn optional<T: Display>(&mut self, key: &'static str, parse: Parse<T>, default: T) -> T {
        let Some((raw, origin)) = self.find(key) else {
            self.show(key, &default, "default".to_owned());
            return default;
        };
        self.take(key, parse, raw, origin).unwrap_or(default)
    }

    fn required<T: Display>(&mut self, key: &'static str, parse: Parse<T>) -> Option<T> {
        let Some((raw, origin)) = self.find(key) else {
            let name = variable(key);
            self.refuse(key, &format!("missing, set it in the file or as {name}"));
            return None;
        };
        self.take(key, parse, raw, origin)
    }
}
// #endregion precedence

type Parse<T> = fn(&Raw) -> Result<T, &'static str>;

impl<'a> Loader<'a> {
    fn new(file: Option<&Path>, lookup: Lookup<'a>) -> Result<Self, String> {
        Ok(Self {
            file: file
                .map(|path| path.display().to_string())
                .unwrap_or_default(),
            values: file.map(read).transpose()?.unwrap_or_default(),
            lookup,
            effective: Vec::new(),
            problems: Vec::new(),
        })
    }

    fn take<T: Display>(
        &mut self,
        key: &'static str,
        parse: Parse<T>,
        raw: Raw,
        origin: String,
    ) -> Option<T> {
        match (parse(&raw), raw) {
            (Ok(value), _) => {
                self.show(key, &value, origin);
                return Some(value);
            }
            (Err(problem), Raw::Variable(_)) => self.refuse(&origin, problem),
            (Err(problem), Raw::File(_)) => self.refuse(&format!("{origin}: {key}"), problem),
        }
        None
    }

    fn show(&mut self, key: &'static str, value: &impl Display, origin: String) {
        let value = value.to_string();
        self.effective.push(Effective { key, value, origin });
    }

    fn refuse(&mut self, place: &str, problem: &str) {
        self.problems.push(format!("{place}: {problem}"));
    }

    fn finish(self, config: Option<Config>) -> Result<(Config, Vec<Effective>), Problems> {
        match config {
            Some(config) if self.problems.is_empty() => Ok((config, self.effective)),
            _ => Err(Problems(self.problems)),
        }
    }
}

/// Makes `NOTES_DATABASE_PASSWORD` of `database.password`.
fn variable(key: &str) -> String {
    format!("NOTES_{}", key.replace('.', "_").to_uppercase())
}

// #region file
/// The values of a file by their full keys, such as `database.password`.
fn read(file: &Path) -> Result<BTreeMap<String, Value>, String> {
    let name = file.display();
    let text = fs::read_to_string(file)
        .map_err(|error| format!("cannot read the configuration: {name}: {error}"))?;
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        // The line only: the parser's own message may quote it, and with it a secret.
        match error.span() {
            Some(span) => format!("{name}:{}: not valid TOML", line_at(&text, span.start)),
            None => format!("{name}: not valid TOML"),
        }
    })?;
    let mut values = BTreeMap::new();
    flatten(&mut values, "", table);
    Ok(values)
}

fn flatten(values: &mut BTreeMap<String, Value>, path: &str, table: Table) {
    for (name, value) in table {
        // Quotes a name that has a dot in it: "a.b" is not the b in table a.
        let bare = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        let key = if bare {
            format!("{path}{name}")
        } else {
            format!("{path}{name:?}")
        };
        match value {
            Value::Table(inner) => flatten(values, &format!("{key}."), inner),
            value => {
                values.insert(key, value);
            }
        }
    }
}

impl Loader<'_> {
    fn refuse_unknown(&mut self) {
        for key in std::mem::take(&mut self.values).into_keys() {
            self.refuse(&format!("{}: {key}", self.file), "unknown key");
        }
    }
}
// #endregion file

fn line_at(text: &str, offset: usize) -> usize {
    1 + text
        .bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
}

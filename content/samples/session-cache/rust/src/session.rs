use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use thiserror::Error;

/// The most characters of a user and of a role.
pub const MAX_NAME: usize = 64;
pub const MAX_ROLES: usize = 16;

/// Why something is not a session.
#[derive(Clone, Copy, Debug, Error, PartialEq)]
pub enum Refused {
    #[error("invalid JSON")]
    NotJson,
    /// A field, or all of it.
    #[error("invalid {0}")]
    Invalid(&'static str),
}

// #region session
/// What a client has stored.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Session {
    pub user: String,
    pub roles: Vec<String>,
    pub data: HashMap<String, String>,
}

impl Session {
    /// Ignores fields that it does not know.
    pub fn parse(body: &[u8]) -> Result<Self, Refused> {
        // Field by field, to tell which is wrong. A derived `Deserialize` would not, and would
        // take an array of the three as well.
        let mut fields: Map<String, Value> = serde_json::from_slice(body).map_err(|error| {
            if error.is_data() {
                Refused::Invalid("session")
            } else {
                Refused::NotJson
            }
        })?;
        Ok(Self {
            user: take(&mut fields, "user", |user: &String| is_name(user))?,
            roles: take(&mut fields, "roles", |roles: &Vec<String>| {
                roles.len() <= MAX_ROLES && roles.iter().all(|role| is_name(role))
            })?,
            data: take(&mut fields, "data", |_: &HashMap<_, _>| true)?,
        })
    }
}

fn take<T: DeserializeOwned>(
    fields: &mut Map<String, Value>,
    name: &'static str,
    check: impl FnOnce(&T) -> bool,
) -> Result<T, Refused> {
    // What is missing is null, which is none of the types.
    let value = fields.remove(name).unwrap_or_default();
    serde_json::from_value(value)
        .ok()
        .filter(check)
        .ok_or(Refused::Invalid(name))
}
// #endregion session

fn is_name(text: &str) -> bool {
    (1..=MAX_NAME).contains(&text.chars().count())
}

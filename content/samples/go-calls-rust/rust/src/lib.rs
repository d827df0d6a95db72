//! Makes slugs of titles in any script. `c_abi` offers the same to other languages.

mod c_abi;

use std::collections::{HashMap, HashSet};

use deunicode::deunicode;
use thiserror::Error;

/// Makes slugs that differ from all it made before.
#[derive(Debug, Default)]
pub struct Slugger {
    /// The last number tried for each slug. 1 is not written out.
    last: HashMap<String, u64>,
    made: HashSet<String>,
}

/// The title has neither a letter nor a digit.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("nothing to make a slug of")]
pub struct NothingLeft;

impl Slugger {
    /// The words of `title` in lower-case ASCII, joined by hyphens. A number is added where
    /// that slug is taken.
    pub fn slug(&mut self, title: &str) -> Result<String, NothingLeft> {
        let base = words(title).ok_or(NothingLeft)?;
        let number = self.last.entry(base.clone()).or_insert(0);
        // Tries again only where a title such as "Part 2" has taken the number.
        loop {
            *number += 1;
            let slug = match *number {
                1 => base.clone(),
                n => format!("{base}-{n}"),
            };
            if self.made.insert(slug.clone()) {
                return Ok(slug);
            }
        }
    }
}

fn words(title: &str) -> Option<String> {
    let ascii = deunicode(title).to_ascii_lowercase();
    let words: Vec<&str> = ascii
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join("-"))
}

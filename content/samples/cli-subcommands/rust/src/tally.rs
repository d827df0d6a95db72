use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::num::NonZeroU64;
use std::path::Path;

use anyhow::Context;
use serde::{Deserialize, Serialize};

/// How often each name has been counted, at least once.
pub type Counts = BTreeMap<String, NonZeroU64>;

/// What is in the file.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Tally {
    pub counts: Counts,
}

impl Tally {
    /// Reads a tally. A file that is not there yet is an empty one.
    pub fn load(path: &Path) -> anyhow::Result<Self> {
        let text = match fs::read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            text => text.with_context(|| path.display().to_string())?,
        };
        serde_json::from_slice(&text).with_context(|| format!("{}: not a tally", path.display()))
    }

    /// Counts a name and returns its new count.
    pub fn add(&mut self, name: &str, count: NonZeroU64) -> anyhow::Result<NonZeroU64> {
        let sum = match self.counts.get(name) {
            Some(old) => old
                .checked_add(count.get())
                .with_context(|| format!("too many to count: {name}"))?,
            None => count,
        };
        self.counts.insert(name.to_owned(), sum);
        Ok(sum)
    }

    /// Forgets a name and returns the count it had.
    pub fn remove(&mut self, name: &str) -> anyhow::Result<NonZeroU64> {
        self.counts
            .remove(name)
            .with_context(|| format!("not in the tally: {name}"))
    }
}

// #region save
impl Tally {
    /// Replaces the file in one step. Who reads it meanwhile, or after a crash, finds the old
    /// one or the new one, whole.
    pub fn save(&self, path: &Path) -> anyhow::Result<()> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        // Beside the file, as a rename cannot leave the file system.
        let directory = match path.parent() {
            Some(directory) if !directory.as_os_str().is_empty() => directory,
            _ => Path::new("."),
        };
        // Removed when dropped, unless it has become the file by then.
        let mut temporary = tempfile::Builder::new()
            .prefix(".tally-")
            .tempfile_in(directory)?;
        temporary.write_all(&text)?;
        // A new file is for its owner alone; one that was there keeps its permissions.
        if let Ok(old) = fs::metadata(path) {
            temporary.as_file().set_permissions(old.permissions())?;
        }
        // Else a crash could leave a renamed file without its content.
        temporary.as_file().sync_all()?;
        temporary.persist(path)?;
        Ok(())
    }
}
// #endregion save

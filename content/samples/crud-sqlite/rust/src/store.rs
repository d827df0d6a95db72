//! Knows SQL and nothing of HTTP.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
use rusqlite::{Connection, Row};
use serde::Serialize;
use tokio::sync::{Mutex, Semaphore};
use tokio::task::spawn_blocking;

/// A note as it is kept and as clients see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    pub id: i64,
    pub title: String,
    pub body: String,
}

/// What a client says about a note.
#[derive(Clone, Debug)]
pub struct Fields {
    pub title: String,
    pub body: String,
}

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no such note")]
    NotFound,
    #[error("another note has this title")]
    TitleTaken,
    #[error(transparent)]
    Database(rusqlite::Error),
}

/// Keeps notes in a SQLite database. Clones share it.
#[derive(Clone)]
pub struct Store {
    writer: Pool,
    readers: Pool,
}

/// AUTOINCREMENT never gives out an id twice, not even that of a deleted note.
const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
    ) STRICT";

// #region open
impl Store {
    /// Opens the database at `path` and makes it if there is none.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        // SQLite lets one connection write at a time. Here writers queue for the only one
        // there is, in order; in SQLite they would sleep and try again. With the write-ahead
        // log, readers wait for nobody.
        let writer = connect(path)?;
        writer.execute_batch(SCHEMA)?;
        let mut readers = Vec::new();
        for _ in 0..4 {
            let reader = connect(path)?;
            reader.pragma_update(None, "query_only", true)?;
            readers.push(reader);
        }
        Ok(Self {
            writer: Pool::new(vec![writer]),
            readers: Pool::new(readers),
        })
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // With the log, NORMAL loses at most the last writes when the power fails, and keeps the
    // database whole.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(connection)
}
// #endregion open

/// Connections that take turns, each use on a thread that may block.
#[derive(Clone)]
struct Pool {
    turns: Arc<Semaphore>,
    connections: Arc<[Mutex<Connection>]>,
}

impl Pool {
    fn new(connections: Vec<Connection>) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(connections.len())),
            connections: connections.into_iter().map(Mutex::new).collect(),
        }
    }

    /// Waits for its turn without holding a thread. Once `work` has begun it runs to its end,
    /// even if nobody waits for it any more.
    async fn run<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    {
        let turns = Arc::clone(&self.turns);
        let turn = turns.acquire_owned().await.expect("never closed");
        let connections = Arc::clone(&self.connections);
        let task = spawn_blocking(move || {
            // Declared first, so that it ends after the lock.
            let _turn = turn;
            let mut all = connections.iter();
            let free = all.find_map(|one| one.try_lock().ok());
            work(&free.expect("as many turns as connections"))
        });
        task.await.expect("work does not panic")
    }
}

// #region write
impl Store {
    pub async fn create(&self, fields: Fields) -> Result<Note, StoreError> {
        let create = "INSERT INTO notes (title, body) VALUES (?1, ?2)";
        let Fields { title, body } = fields;
        let work = move |connection: &Connection| {
            let id = connection.prepare_cached(create)?.insert((&title, &body))?;
            Ok(Note { id, title, body })
        };
        self.writer.run(work).await
    }

    pub async fn replace(&self, id: i64, fields: Fields) -> Result<Note, StoreError> {
        let replace = "UPDATE notes SET title = ?1, body = ?2 WHERE id = ?3";
        let Fields { title, body } = fields;
        let work = move |connection: &Connection| {
            let mut replace = connection.prepare_cached(replace)?;
            must_change(replace.execute((&title, &body, id))?)?;
            Ok(Note { id, title, body })
        };
        self.writer.run(work).await
    }

    pub async fn delete(&self, id: i64) -> Result<(), StoreError> {
        let delete = "DELETE FROM notes WHERE id = ?1";
        let work = move |connection: &Connection| {
            must_change(connection.prepare_cached(delete)?.execute([id])?)
        };
        self.writer.run(work).await
    }
}

/// The constraint decides: to look first would leave a gap for another request.
impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error().map(|failure| failure.extended_code);
        match error {
            _ if code == Some(SQLITE_CONSTRAINT_UNIQUE) => Self::TitleTaken,
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            _ => Self::Database(error),
        }
    }
}
// #endregion write

fn must_change(rows: usize) -> Result<(), StoreError> {
    if rows == 0 {
        return Err(StoreError::NotFound);
    }
    Ok(())
}

impl Store {
    pub async fn get(&self, id: i64) -> Result<Note, StoreError> {
        let get = "SELECT id, title, body FROM notes WHERE id = ?1";
        let work = move |connection: &Connection| {
            Ok(connection.prepare_cached(get)?.query_one([id], note)?)
        };
        self.readers.run(work).await
    }

    /// At most `limit` notes whose id is greater than `after`, by id. Asking for what follows
    /// an id costs the same on every page; an offset would be counted off each time.
    pub async fn list(&self, after: i64, limit: u32) -> Result<Vec<Note>, StoreError> {
        let list = "SELECT id, title, body FROM notes WHERE id > ?1 ORDER BY id LIMIT ?2";
        let work = move |connection: &Connection| {
            let mut list = connection.prepare_cached(list)?;
            let notes = list.query_map((after, limit), note)?;
            Ok(notes.collect::<Result<_, _>>()?)
        };
        self.readers.run(work).await
    }
}

fn note(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: row.get("id")?,
        title: row.get("title")?,
        body: row.get("body")?,
    })
}

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use lru::LruCache;
use serde::Serialize;

use crate::Session;

// #region cache
/// Holds the sessions that were used last, each for a time from when it was stored. One lock
/// guards it all: under it there are only a look-up and a few pointers to set, and the order of
/// use is one for all sessions, which shards would break.
pub struct Cache {
    ttl: Duration,
    now: Box<dyn Fn() -> Instant + Send + Sync>,
    contents: Mutex<Contents>,
}

struct Contents {
    entries: LruCache<String, Entry>,
    stats: Stats,
}

struct Entry {
    /// Shared with the answers that are being written, without the lock.
    session: Arc<Session>,
    stored: Instant,
    hits: u64,
}

/// What [`Cache::get`] found, and what had to go for want of room. `entries` may include some
/// whose time is up: they go when they are asked for, or pushed out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Stats {
    pub entries: usize,
    pub hits: u64,
    pub misses: u64,
    pub evicted: u64,
}
// #endregion cache

impl Cache {
    /// An empty cache. It takes the time from `now`.
    pub fn new(
        capacity: NonZeroUsize,
        ttl: Duration,
        now: impl Fn() -> Instant + Send + Sync + 'static,
    ) -> Self {
        Self {
            ttl,
            now: Box::new(now),
            contents: Mutex::new(Contents {
                entries: LruCache::new(capacity),
                stats: Stats::default(),
            }),
        }
    }

    // #region put
    /// Stores a session and tells whether there was none of that id. Where there is no room, the
    /// one whose use is longest ago goes.
    pub fn put(&self, id: String, session: Session) -> bool {
        let entry = Entry {
            session: Arc::new(session),
            stored: (self.now)(),
            hits: 0,
        };
        let mut contents = self.lock_without_expired(&id);
        let created = !contents.entries.contains(&id);
        // What comes back was either replaced or pushed out.
        if contents.entries.push(id, entry).is_some() && created {
            contents.stats.evicted += 1;
        }
        created
    }
    // #endregion put

    // #region get
    /// A session and how often it has been asked for, this time included.
    pub fn get(&self, id: &str) -> Option<(Arc<Session>, u64)> {
        let mut contents = self.lock_without_expired(id);
        let Contents { entries, stats } = &mut *contents;
        let Some(entry) = entries.get_mut(id) else {
            stats.misses += 1;
            return None;
        };
        stats.hits += 1;
        entry.hits += 1;
        Some((Arc::clone(&entry.session), entry.hits))
    }

    /// Removes the session of that id if its time is up.
    fn lock_without_expired(&self, id: &str) -> MutexGuard<'_, Contents> {
        let mut contents = self.lock();
        let entry = contents.entries.peek(id);
        if entry.is_some_and(|entry| (self.now)().duration_since(entry.stored) > self.ttl) {
            contents.entries.pop(id);
        }
        contents
    }
    // #endregion get

    /// Removes a session and tells whether it was there.
    pub fn delete(&self, id: &str) -> bool {
        self.lock_without_expired(id).entries.pop(id).is_some()
    }

    /// The counts up to now.
    pub fn stats(&self) -> Stats {
        let contents = self.lock();
        Stats {
            entries: contents.entries.len(),
            ..contents.stats
        }
    }

    fn lock(&self) -> MutexGuard<'_, Contents> {
        self.contents
            .lock()
            .expect("nothing panics while it holds the lock")
    }
}

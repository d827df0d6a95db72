use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use session_cache::{Cache, Session, Stats};

const TTL: Duration = Duration::from_secs(60);
const MOMENT: Duration = Duration::from_nanos(1);

/// A time that stands still until it is told otherwise.
#[derive(Clone)]
struct Clock(Arc<Mutex<Instant>>);

impl Clock {
    fn pass(&self, duration: Duration) {
        *self.0.lock().unwrap() += duration;
    }
}

fn cache(capacity: usize) -> (Cache, Clock) {
    let clock = Clock(Arc::new(Mutex::new(Instant::now())));
    let time = Arc::clone(&clock.0);
    let capacity = NonZeroUsize::new(capacity).unwrap();
    (
        Cache::new(capacity, TTL, move || *time.lock().unwrap()),
        clock,
    )
}

fn session(user: &str) -> Session {
    Session {
        user: user.to_owned(),
        roles: Vec::new(),
        data: HashMap::new(),
    }
}

fn put(cache: &Cache, id: &str, user: &str) -> bool {
    cache.put(id.to_owned(), session(user))
}

fn get(cache: &Cache, id: &str) -> Option<(String, u64)> {
    let (session, hits) = cache.get(id)?;
    Some((session.user.clone(), hits))
}

fn found(user: &str, hits: u64) -> Option<(String, u64)> {
    Some((user.to_owned(), hits))
}

#[test]
fn the_one_whose_use_is_longest_ago_goes() {
    let (cache, _) = cache(2);
    put(&cache, "a", "ada");
    put(&cache, "b", "bob");
    assert_eq!(get(&cache, "a"), found("ada", 1));

    put(&cache, "c", "cleo");

    assert_eq!(get(&cache, "b"), None);
    assert_eq!(get(&cache, "a"), found("ada", 2));
    assert_eq!(get(&cache, "c"), found("cleo", 1));
    let stats = Stats {
        entries: 2,
        hits: 3,
        misses: 1,
        evicted: 1,
    };
    assert_eq!(cache.stats(), stats);
}

#[test]
fn storing_again_is_use_and_pushes_nothing_out() {
    let (cache, _) = cache(2);
    assert!(put(&cache, "a", "ada"));
    assert_eq!(get(&cache, "a"), found("ada", 1));
    put(&cache, "b", "bob");

    assert!(!put(&cache, "a", "alan"));

    assert_eq!(cache.stats().entries, 2);
    assert_eq!(cache.stats().evicted, 0);
    put(&cache, "c", "cleo");
    assert_eq!(get(&cache, "b"), None);
    assert_eq!(get(&cache, "a"), found("alan", 1));
}

#[test]
fn one_is_room_enough() {
    let (cache, _) = cache(1);
    put(&cache, "a", "ada");
    put(&cache, "b", "bob");
    assert_eq!(get(&cache, "a"), None);
    assert_eq!(get(&cache, "b"), found("bob", 1));
}

#[test]
fn time_is_up() {
    let (cache, clock) = cache(2);
    put(&cache, "a", "ada");
    clock.pass(TTL);
    // Being asked for does not give it more time.
    assert_eq!(get(&cache, "a"), found("ada", 1));

    clock.pass(MOMENT);

    assert_eq!(cache.stats().entries, 1);
    assert_eq!(get(&cache, "a"), None);
    let stats = Stats {
        entries: 0,
        hits: 1,
        misses: 1,
        evicted: 0,
    };
    assert_eq!(cache.stats(), stats);
}

#[test]
fn storing_again_gives_more_time() {
    let (cache, clock) = cache(2);
    put(&cache, "a", "ada");
    clock.pass(TTL);
    put(&cache, "a", "ada");
    clock.pass(TTL);
    assert_eq!(get(&cache, "a"), found("ada", 1));
}

#[test]
fn what_has_run_out_is_not_there() {
    let (cache, clock) = cache(2);
    put(&cache, "a", "ada");
    put(&cache, "b", "bob");
    clock.pass(TTL + MOMENT);
    assert!(!cache.delete("a"));
    assert!(put(&cache, "b", "bob"));
    assert_eq!(cache.stats().entries, 1);
    assert_eq!(cache.stats().evicted, 0);
}

#[test]
fn deleted_once() {
    let (cache, _) = cache(2);
    put(&cache, "a", "ada");
    assert!(cache.delete("a"));
    assert!(!cache.delete("a"));
    assert_eq!(get(&cache, "a"), None);
    assert_eq!(cache.stats().misses, 1);
}

#[test]
fn many_at_once() {
    const WORKERS: usize = 8;
    const ROUNDS: usize = 1000;
    const CAPACITY: usize = 16;
    let (cache, _) = cache(CAPACITY);
    thread::scope(|scope| {
        for worker in 0..WORKERS {
            let cache = &cache;
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    let id = ((worker + round) % (2 * CAPACITY)).to_string();
                    put(cache, &id, &id);
                    if let Some((session, _)) = cache.get(&id) {
                        assert_eq!(session.user, id);
                    }
                    if round % 10 == 0 {
                        cache.delete(&id);
                    }
                }
            });
        }
    });

    let stats = cache.stats();
    assert!(stats.entries <= CAPACITY, "{stats:?}");
    assert_eq!(stats.hits + stats.misses, (WORKERS * ROUNDS) as u64);
}

//! Counts the hits of pages.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;

// #region count
/// Says how often each page stands in the logs, all of which it reads at once.
pub fn count(logs: &[Vec<String>]) -> BTreeMap<&str, u64> {
    // The map is inside the lock: there is no way to it but through `lock`.
    let hits = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for pages in logs {
            scope.spawn(|| {
                for page in pages.iter() {
                    *hits.lock().unwrap().entry(page.as_str()).or_default() += 1;
                }
            });
        }
    });
    hits.into_inner().unwrap()
}
// #endregion count

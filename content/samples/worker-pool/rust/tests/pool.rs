use std::panic::panic_any;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use crossbeam_channel::bounded;
use worker_pool::{Busy, Pool};

/// Occupies a worker; the job ends at the second `wait` of the barrier that it returns.
fn occupy(pool: &Pool) -> Arc<Barrier> {
    let gate = Arc::new(Barrier::new(2));
    let inside = Arc::clone(&gate);
    pool.submit(move || {
        inside.wait();
        inside.wait();
    });
    gate.wait();
    gate
}

#[test]
fn every_job_has_its_own_result() {
    let pool = Pool::new(3, 2).unwrap();
    let tickets: Vec<_> = (0..50).map(|n| pool.submit(move || n)).collect();
    for (n, ticket) in tickets.into_iter().enumerate() {
        assert_eq!(ticket.wait().unwrap(), n);
    }
}

#[test]
fn as_many_jobs_at_once_as_workers_and_no_more() {
    const WORKERS: usize = 3;
    let pool = Pool::new(WORKERS, 2).unwrap();
    let running = Arc::new(AtomicUsize::new(0));
    let peak = Arc::new(AtomicUsize::new(0));
    // Nobody leaves before as many have come as there are workers.
    let full = Arc::new(Barrier::new(WORKERS));
    for _ in 0..10 * WORKERS {
        let (running, peak, full) = (running.clone(), peak.clone(), full.clone());
        pool.submit(move || {
            peak.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            full.wait();
            running.fetch_sub(1, Ordering::SeqCst);
        });
    }
    pool.close();
    assert_eq!(peak.load(Ordering::SeqCst), WORKERS);
}

#[test]
fn a_full_queue_refuses_until_there_is_room() {
    let pool = Pool::new(1, 2).unwrap();
    let gate = occupy(&pool);
    let waiting = pool.submit(|| 1);
    pool.submit(|| 2);

    assert!(matches!(pool.try_submit(|| 3), Err(Busy)));

    gate.wait();
    waiting.wait().unwrap();
    // The worker has taken the first of two, so one place is free.
    assert_eq!(pool.try_submit(|| 4).unwrap().wait().unwrap(), 4);
}

#[test]
fn submitting_waits_while_the_queue_is_full() {
    let pool = Pool::new(1, 1).unwrap();
    let gate = occupy(&pool);
    pool.submit(|| ());
    let released = AtomicBool::new(false);
    let (begin, begun) = bounded(0);
    thread::scope(|scope| {
        let submission = scope.spawn(|| {
            begin.send(()).unwrap();
            pool.submit(|| ());
            released.load(Ordering::SeqCst)
        });
        begun.recv().unwrap();
        // Were there no limit, the other thread would get through here at least now and then.
        thread::yield_now();
        released.store(true, Ordering::SeqCst);
        gate.wait();
        assert!(submission.join().unwrap(), "accepted without room");
    });
}

#[test]
fn panics_stay_with_their_job() {
    let pool = Pool::new(2, 1).unwrap();
    // More of them than there are workers, so that one lost for each would be noticed.
    for n in 0..10 {
        let ticket = pool.submit::<(), _>(move || panic!("no way {n}"));
        assert_eq!(
            ticket.wait().unwrap_err().to_string(),
            format!("no way {n}")
        );
    }
    let ticket = pool.submit::<(), _>(|| panic_any(7));
    let text = "panicked with a value that is no text";
    assert_eq!(ticket.wait().unwrap_err().to_string(), text);
    assert_eq!(pool.submit(|| 7).wait().unwrap(), 7);
}

#[test]
fn closing_drains() {
    let pool = Pool::new(1, 3).unwrap();
    let gate = occupy(&pool);
    let done = Arc::new(AtomicUsize::new(0));
    for _ in 0..3 {
        let done = Arc::clone(&done);
        pool.submit(move || done.fetch_add(1, Ordering::SeqCst));
    }
    let closing = thread::spawn(move || pool.close());
    gate.wait();
    closing.join().unwrap();
    assert_eq!(done.load(Ordering::SeqCst), 3);
}

#[test]
fn zero_counts_as_one() {
    let pool = Pool::new(0, 0).unwrap();
    assert_eq!(pool.submit(|| 1).wait().unwrap(), 1);
}

//! Runs jobs on a fixed number of threads and pushes back when they fall behind.

use std::any::Any;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use thiserror::Error;

// #region pool
/// Runs jobs on a fixed number of workers; a queue of fixed length holds what they cannot take
/// yet. A job must not submit to its own pool and wait: every worker might do the same.
#[derive(Debug)]
pub struct Pool {
    // Dropped in this order: the queue closes, then the workers are awaited.
    queue: Sender<Job>,
    workers: Workers,
}

type Job = Box<dyn FnOnce() + Send>;

/// Brings the outcome of one job; dropping it gives up the outcome, not the job.
#[derive(Debug)]
pub struct Ticket<T>(Receiver<Result<T, Panicked>>);

#[derive(Debug, Error)]
#[error("{0}")]
pub struct Panicked(String);

impl Pool {
    /// Starts the workers. Numbers less than 1 count as 1.
    pub fn new(workers: usize, queue: usize) -> io::Result<Self> {
        let (queue, jobs) = bounded(queue.max(1));
        let mut pool = Self {
            queue,
            workers: Workers(Vec::new()),
        };
        for index in 0..workers.max(1) {
            let jobs = jobs.clone();
            let worker = thread::Builder::new().name(format!("worker-{index}"));
            pool.workers.0.push(worker.spawn(move || work(&jobs))?);
        }
        Ok(pool)
    }
}
// #endregion pool

// #region submit
#[derive(Debug, Error)]
#[error("pool is busy")]
pub struct Busy;

impl Pool {
    /// Hands over a job and waits while the queue is full.
    pub fn submit<T, F>(&self, job: F) -> Ticket<T>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let (job, ticket) = pack(job);
        // As long as the pool can be borrowed, its workers are there.
        self.queue.send(job).expect("workers outlive the queue");
        ticket
    }

    /// `submit` without the wait: [`Busy`] while the queue is full.
    pub fn try_submit<T, F>(&self, job: F) -> Result<Ticket<T>, Busy>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        let (job, ticket) = pack(job);
        match self.queue.try_send(job) {
            Ok(()) => Ok(ticket),
            Err(TrySendError::Full(_)) => Err(Busy),
            Err(TrySendError::Disconnected(_)) => unreachable!("workers outlive the queue"),
        }
    }
}

impl<T> Ticket<T> {
    /// Waits until the job has run.
    pub fn wait(self) -> Result<T, Panicked> {
        self.0.recv().expect("every job accepted is run")
    }
}
// #endregion submit

// #region work
fn work(jobs: &Receiver<Job>) {
    for job in jobs {
        job();
    }
}

fn pack<T, F>(job: F) -> (Job, Ticket<T>)
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let (sender, receiver) = bounded(1);
    let job = Box::new(move || {
        // A panic would end the worker's thread. Nothing that the job owned outlives it, and
        // what it shares with others is their lock's concern, so the assertion holds.
        let outcome = panic::catch_unwind(AssertUnwindSafe(job));
        // Fails if the ticket was dropped: then nobody wants to know.
        let _ = sender.send(outcome.map_err(|cause| Panicked(message(cause.as_ref()))));
    });
    (job, Ticket(receiver))
}

fn message(cause: &(dyn Any + Send)) -> String {
    match (cause.downcast_ref::<&str>(), cause.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "panicked with a value that is no text".to_owned(),
    }
}
// #endregion work

// #region close
#[derive(Debug)]
struct Workers(Vec<JoinHandle<()>>);

impl Drop for Workers {
    /// Waits for the workers to end, which they do once the queue is closed and empty.
    fn drop(&mut self) {
        for worker in self.0.drain(..) {
            // Fails if the worker panicked, and panics are caught.
            let _ = worker.join();
        }
    }
}

impl Pool {
    /// Lets those jobs run that were accepted and returns when the workers have ended, as
    /// dropping the pool does. It takes `self`: submitting to a closed pool does not compile.
    pub fn close(self) {}
}
// #endregion close

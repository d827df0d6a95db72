use std::io::{self, BufReader, BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use thiserror::Error;

use crate::tally::{Malformed, Table, tally};
use crate::window::{Window, read_window};

/// Bounds what [`run`] holds in memory: processors * (queue + 1) + 2 windows at once, each of
/// `window` lines, each of `max_line` bytes.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Windows worked on at once.
    pub processors: NonZeroUsize,
    /// Windows that wait for each processor.
    pub queue: NonZeroUsize,
    /// Lines per window.
    pub window: NonZeroUsize,
    /// Bytes per line; a longer one is malformed.
    pub max_line: NonZeroUsize,
}

/// Counts what [`run`] has written the totals of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub lines: u64,
    pub malformed: u64,
}

#[derive(Debug, Error)]
pub enum RunError {
    #[error("cannot read: {0}")]
    Read(io::Error),
    #[error("cannot write: {0}")]
    Write(io::Error),
}

// #region run
/// Totals the events that `input` holds and writes the rows of each window to `output`, in the
/// order of the input. Lines that are no event go to `report`. If `input` fails, whole windows
/// before that are still written; if `output` fails, all stops.
///
/// A read in progress cannot be interrupted. After a failed write nobody waits for it: the
/// threads end once `input` has ended, or has given processors * (queue + 1) + 1 more windows.
pub fn run(
    input: impl Read + Send + 'static,
    output: impl Write,
    report: impl FnMut(Malformed),
    limits: Limits,
) -> Result<Summary, RunError> {
    let mut to_processors = Vec::new();
    let mut from_processors = Vec::new();
    let mut processors = Vec::new();
    for _ in 0..limits.processors.get() {
        let (to_processor, windows) = sync_channel(limits.queue.get());
        let (to_writer, tables) = sync_channel(0);
        to_processors.push(to_processor);
        from_processors.push(tables);
        processors.push(thread::spawn(move || process(windows, to_writer)));
    }
    let reader = thread::spawn(move || deal(input, to_processors, limits));

    // When this fails, the receivers are dropped. A thread that finds nobody to send to ends,
    // and so it goes on to the reader.
    let summary = collect(from_processors, output, report).map_err(RunError::Write)?;

    processors.into_iter().for_each(join);
    join(reader).map_err(RunError::Read)?;
    Ok(summary)
}

fn join<T>(thread: JoinHandle<T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}
// #endregion run

// #region deal
/// Hands out windows in turn, so that taking the tables in the same turn restores the order.
fn deal(input: impl Read, lanes: Vec<SyncSender<Window>>, limits: Limits) -> io::Result<()> {
    let mut input = BufReader::new(input);
    for (number, lane) in (1..).zip(lanes.iter().cycle()) {
        let window = read_window(&mut input, number, limits)?;
        // Reads no further until there is room: this is what slows down the sender.
        if window.lines.is_empty() || lane.send(window).is_err() {
            break;
        }
    }
    Ok(())
}

fn process(windows: Receiver<Window>, to_writer: SyncSender<Table>) {
    for window in windows {
        // Unbuffered, so a processor whose table nobody takes starts on no other window.
        if to_writer.send(tally(window)).is_err() {
            break;
        }
    }
}
// #endregion deal

// #region collect
/// Takes the tables in the turn in which the windows were dealt, and writes them.
fn collect(
    lanes: Vec<Receiver<Table>>,
    output: impl Write,
    mut report: impl FnMut(Malformed),
) -> io::Result<Summary> {
    let mut summary = Summary::default();
    let mut output = BufWriter::new(output);
    for lane in lanes.iter().cycle() {
        let Ok(table) = lane.recv() else {
            break;
        };
        summary.lines += table.lines;
        summary.malformed += table.malformed.len() as u64;
        table.malformed.into_iter().for_each(&mut report);
        for row in &table.rows {
            serde_json::to_writer(&mut output, row)?;
            output.write_all(b"\n")?;
        }
        // Whoever reads along gets whole windows, and as soon as they are there.
        output.flush()?;
    }
    Ok(summary)
}
// #endregion collect

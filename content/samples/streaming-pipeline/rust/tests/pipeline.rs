use std::fmt::Write as _;
use std::io::{self, Cursor, Read, Write};
use std::iter;
use std::num::NonZeroUsize;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvError, sync_channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use streaming_pipeline::{Limits, Malformed, RunError, Summary, run};

/// For tests in which nothing should run into a limit.
fn ample() -> Limits {
    Limits {
        processors: size(2),
        queue: size(1),
        window: size(100),
        max_line: size(100),
    }
}

fn size(size: usize) -> NonZeroUsize {
    NonZeroUsize::new(size).unwrap()
}

/// What a run came to.
#[derive(Debug, PartialEq)]
struct Outcome {
    summary: Summary,
    output: String,
    reports: Vec<String>,
}

fn run_on(input: impl Into<Vec<u8>>, limits: Limits) -> Outcome {
    let mut output = Vec::new();
    let mut reports = Vec::new();
    let report = |bad: Malformed| reports.push(format!("line {}: {}", bad.line, bad.reason));
    let summary = run(Cursor::new(input.into()), &mut output, report, limits).unwrap();
    Outcome {
        summary,
        output: String::from_utf8(output).unwrap(),
        reports,
    }
}

fn unreported(bad: Malformed) {
    panic!("line {}: {}", bad.line, bad.reason);
}

/// Input of so many events.
fn events(count: usize) -> String {
    let mut text = String::new();
    for index in 0..count {
        writeln!(text, r#"{{"route":"/{}","ms":{index}}}"#, index % 3).unwrap();
    }
    text
}

#[test]
fn totals_by_route_for_each_window() {
    let input = r#"{"route":"/pay","ms":30}
{"ms":5,"route":"/cart","user":"is not looked at"}
{"route":"/pay","ms":12}
{"route":"/<&>","ms":0}
{"route":"/pay","ms":4294967295}
{"route":"/pay","ms":4294967295}"#;
    let limits = Limits {
        window: size(4),
        ..ample()
    };

    let got = run_on(input, limits);

    let want = r#"{"window":1,"route":"/<&>","count":1,"sum":0,"max":0}
{"window":1,"route":"/cart","count":1,"sum":5,"max":5}
{"window":1,"route":"/pay","count":2,"sum":42,"max":30}
{"window":2,"route":"/pay","count":2,"sum":8589934590,"max":4294967295}
"#;
    assert_eq!(got.output, want);
    assert_eq!((got.summary.lines, got.summary.malformed), (6, 0));
    assert!(got.reports.is_empty());
}

#[test]
fn the_output_does_not_depend_on_the_processors() {
    let limits = Limits {
        window: size(7),
        processors: size(1),
        ..ample()
    };
    let want = run_on(events(1000), limits);
    for processors in [2, 3, 16].map(size) {
        for queue in [1, 5].map(size) {
            let limits = Limits {
                processors,
                queue,
                ..limits
            };
            assert_eq!(run_on(events(1000), limits), want, "{limits:?}");
        }
    }
}

#[test]
fn no_input_is_no_output() {
    let got = run_on("", ample());

    assert_eq!(got.summary, Summary::default());
    assert_eq!(got.output, "");
}

#[test]
fn malformed_lines_are_reported_in_order() {
    let texts: [&[u8]; 14] = [
        b"",
        b"text",
        b"null",
        br#""/pay""#,
        br#"{"route":"/pay"}"#,
        br#"{"ms":1}"#,
        br#"{"route":null,"ms":1}"#,
        br#"{"route":"/pay","ms":-1}"#,
        br#"{"route":"/pay","ms":1.5}"#,
        br#"{"route":"/pay","ms":4294967296}"#,
        br#"{"route":"/pay","ms":"1"}"#,
        br#"{"route":"/pay","ms":1} {}"#,
        br#"{"route":"/pay","ms":1"#,
        b"{\"route\":\"\xff\",\"ms\":1}",
    ];
    for text in texts {
        let events = events(2);
        let input = [text, b"\n", events.as_bytes(), text, b"\n", text, b"\n"].concat();
        let limits = Limits {
            window: size(2),
            ..ample()
        };

        let got = run_on(input, limits);

        assert_eq!((got.summary.lines, got.summary.malformed), (5, 3));
        for (report, line) in got.reports.iter().zip([1, 4, 5]) {
            let prefix = format!("line {line}: not an event: ");
            assert!(report.starts_with(&prefix), "{report}");
        }
    }
}

#[test]
fn a_line_beyond_the_limit_is_skipped() {
    let event = r#"{"route":"/pay","ms":1}"#;
    let limits = Limits {
        max_line: size(event.len()),
        ..ample()
    };
    // One byte too many, more than any buffer holds, and both at the end of the input.
    for long in [format!("{event} "), "x".repeat(1 << 20)] {
        let got = run_on([event, &long, event, &long].join("\n"), limits);

        assert_eq!((got.summary.lines, got.summary.malformed), (4, 2));
        assert_eq!(
            got.reports,
            [
                "line 2: longer than 23 bytes",
                "line 4: longer than 23 bytes"
            ]
        );
    }
}

const WINDOW: usize = 5;

/// Compares how far the two ends of a pipeline have come.
struct Pace {
    lines: Vec<String>,
    /// Windows that may be read beyond those written.
    most: usize,
    progress: Mutex<Progress>,
    changed: Condvar,
}

#[derive(Default)]
struct Progress {
    lines_read: usize,
    windows_written: usize,
}

impl Pace {
    /// How many lines may have been read by now.
    fn limit(&self, progress: &Progress) -> usize {
        self.lines
            .len()
            .min((progress.windows_written + self.most) * WINDOW)
    }
}

/// Gives a line per read, and fails the test if that is too early.
struct Source(Arc<Pace>);

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut progress = self.0.progress.lock().unwrap();
        let Some(line) = self.0.lines.get(progress.lines_read) else {
            return Ok(0);
        };
        assert!(progress.lines_read < self.0.limit(&progress), "too early");
        progress.lines_read += 1;
        self.0.changed.notify_one();
        line.as_bytes().read(buffer)
    }
}

/// Takes a window only when the source has come as far as it may.
struct Slow(Arc<Pace>);

impl Write for Slow {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let progress = self.0.progress.lock().unwrap();
        let behind = |progress: &mut Progress| progress.lines_read < self.0.limit(progress);
        let mut progress = self.0.changed.wait_while(progress, behind).unwrap();
        progress.windows_written += 1;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_slow_consumer_holds_up_the_reader() {
    const WINDOWS: usize = 200;
    let text = events(WINDOWS * WINDOW);
    for processors in [1, 3] {
        for queue in [1, 4] {
            let pace = Arc::new(Pace {
                lines: text.split_inclusive('\n').map(str::to_owned).collect(),
                most: processors * (queue + 1) + 2,
                progress: Mutex::default(),
                changed: Condvar::new(),
            });
            let limits = Limits {
                processors: size(processors),
                queue: size(queue),
                window: size(WINDOW),
                ..ample()
            };

            // Ends only if the reader comes as far as the limit each time, and no further.
            let (source, slow) = (Source(Arc::clone(&pace)), Slow(Arc::clone(&pace)));
            run(source, slow, unreported, limits).unwrap();

            let progress = pace.progress.lock().unwrap();
            assert_eq!(progress.windows_written, WINDOWS);
        }
    }
}

/// Has a line to read when one is sent, and ends when nobody can send any more.
struct Feed(Receiver<String>);

impl Read for Feed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.recv() {
            Ok(line) => line.as_bytes().read(buffer),
            Err(RecvError) => Ok(0),
        }
    }
}

/// An end of a pipe whose other end is gone.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_failed_write_stops_all() {
    let limits = Limits {
        window: size(1),
        ..ample()
    };
    let (sender, lines) = sync_channel(0);
    let failed = thread::spawn(move || run(Feed(lines), Closed, unreported, limits));
    sender.send(events(1)).unwrap();

    // No further line comes, and yet it returns.
    let error = failed.join().unwrap().unwrap_err();

    assert!(
        matches!(&error, RunError::Write(cause) if cause.kind() == io::ErrorKind::BrokenPipe),
        "{error:?}"
    );
    // A send fails once the threads are gone, and with them the input.
    let left = iter::from_fn(|| sender.send(events(1)).ok()).count();
    let most = limits.processors.get() * (limits.queue.get() + 1) + 1;
    assert!(left <= most, "{left} lines read");
}

/// A read that fails.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn what_came_before_a_failed_read_is_written() {
    let input = Cursor::new(events(5)).chain(Broken);
    let limits = Limits {
        window: size(2),
        ..ample()
    };
    let mut output = Vec::new();

    let error = run(input, &mut output, unreported, limits).unwrap_err();

    assert!(
        matches!(&error, RunError::Read(cause) if cause.kind() == io::ErrorKind::ConnectionReset),
        "{error:?}"
    );
    // The fifth line is in a window that is not whole.
    assert_eq!(String::from_utf8(output).unwrap().lines().count(), 4);
}

#[test]
fn a_closed_output_ends_the_program() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_streaming-pipeline"))
        .arg("--window=1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(program.stdout.take());

    // The input stays open, and no further line comes.
    let mut input = program.stdin.take().unwrap();
    input.write_all(events(1).as_bytes()).unwrap();

    let ended = program.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(ended.stderr.starts_with(b"cannot write: "), "{ended:?}");
}

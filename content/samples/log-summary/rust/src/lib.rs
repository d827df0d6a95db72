//! Sums up an access log by endpoint.

mod parse;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt;
use std::io::{self, BufRead, Read, Write};

pub use parse::MAX_LINE;
use parse::{parse, push_route};

/// What is known of the lines so far. It grows with the number of endpoints and of their
/// distinct latencies, not with the number of lines.
#[derive(Debug, Default)]
pub struct Summary {
    lines: u64,
    malformed: u64,
    first_malformed: Option<Malformed>,
    /// By method and route, as in `GET /orders/:id`.
    traffic: HashMap<String, Traffic>,
    /// Reused for each line.
    endpoint: String,
}

/// A line that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Malformed {
    pub number: u64,
    /// Its beginning, fit to be printed.
    pub text: String,
}

#[derive(Debug, Default)]
struct Traffic {
    count: u64,
    failed: u64,
    /// How often each latency occurred.
    latencies: HashMap<u32, u64>,
}

impl Summary {
    /// The first line that could not be read, if there was one.
    pub fn first_malformed(&self) -> Option<&Malformed> {
        self.first_malformed.as_ref()
    }

    // #region read
    /// Adds all lines of the input.
    pub fn read(&mut self, mut input: impl BufRead) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            // `lines` would hold a line of any length, and give up at one that is not UTF-8. The
            // two bytes more are for the line's end.
            let mut limited = input.by_ref().take(MAX_LINE as u64 + 2);
            if limited.read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            if line.pop_if(|byte| *byte == b'\n').is_none() {
                // The last line, or the rest of one that is too long to be well-formed.
                input.skip_until(b'\n')?;
            }
            self.add(line.strip_suffix(b"\r").unwrap_or(&line));
        }
    }
    // #endregion read

    // #region count
    fn add(&mut self, line: &[u8]) {
        self.lines += 1;
        let Some(request) = parse(line) else {
            self.malformed += 1;
            self.first_malformed.get_or_insert_with(|| Malformed {
                number: self.lines,
                text: printable(line),
            });
            return;
        };
        self.endpoint.clear();
        self.endpoint.push_str(request.method);
        self.endpoint.push(' ');
        push_route(&mut self.endpoint, request.path);
        // `entry` would need a key of its own for each line.
        let traffic = match self.traffic.get_mut(&self.endpoint) {
            Some(traffic) => traffic,
            None => self.traffic.entry(self.endpoint.clone()).or_default(),
        };
        traffic.count += 1;
        traffic.failed += u64::from(request.failed);
        *traffic.latencies.entry(request.tenths).or_default() += 1;
    }
    // #endregion count

    // #region report
    /// Writes a line for each endpoint, those with most requests first, and one for all.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let mut order: Vec<_> = self.traffic.iter().collect();
        order.sort_unstable_by_key(|(endpoint, traffic)| {
            let by_route = endpoint
                .split_once(' ')
                .map(|(method, route)| (route, method));
            (Reverse(traffic.count), by_route)
        });
        for (endpoint, traffic) in order {
            let Traffic { count, failed, .. } = traffic;
            // In tenths of a percent, rounded half up.
            let share = Tenths((2000 * failed + count) / (2 * count));
            let [p50, p90, p99, max] = traffic
                .percentiles([50, 90, 99, 100])
                .map(|latency| Tenths(latency.into()));
            writeln!(
                out,
                "{endpoint} count={count} 5xx={share}% p50={p50} p90={p90} p99={p99} max={max}"
            )?;
        }
        writeln!(out, "lines={} malformed={}", self.lines, self.malformed)?;
        out.flush()
    }
    // #endregion report
}

/// The beginning of a line without what could confuse a terminal.
fn printable(line: &[u8]) -> String {
    let shown = |byte: &u8| match byte {
        b' '..=b'~' => char::from(*byte),
        _ => '?',
    };
    line.iter().take(80).map(shown).collect()
}

// #region rank
impl Traffic {
    /// For each percent, the smallest latency that this share of the requests did not exceed
    /// (nearest rank).
    fn percentiles<const N: usize>(&self, percents: [u64; N]) -> [u32; N] {
        let mut latencies: Vec<_> = self.latencies.iter().collect();
        latencies.sort_unstable();
        percents.map(|percent| {
            // Rounded up, in whole numbers: the rank of one of the requests.
            let rank = (self.count * percent).div_ceil(100);
            let mut below = 0;
            for (latency, count) in &latencies {
                below += *count;
                if below >= rank {
                    return **latency;
                }
            }
            unreachable!("the counts of the latencies add up to `count`")
        })
    }
}
// #endregion rank

struct Tenths(u64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rank_is_the_latency_of_a_request() {
        let cases: [(&[_], _); _] = [
            (&[(7, 1)], [7, 7, 7, 7]),
            (&[(1, 1), (2, 1)], [1, 2, 2, 2]),
            // Of ten, the fifth, the ninth and twice the last.
            (&[(10, 4), (20, 1), (30, 4), (40, 1)], [20, 30, 40, 40]),
            // Of a hundred, the 50th, the 90th, the 99th and the last.
            (&[(1, 50), (2, 40), (3, 9), (4, 1)], [1, 2, 3, 4]),
            // Of 101, the 51st, the 91st and the 100th.
            (&[(1, 50), (2, 41), (3, 9), (4, 1)], [2, 2, 3, 4]),
        ];
        for (latencies, expected) in cases {
            let traffic = Traffic {
                count: latencies.iter().map(|(_, count)| count).sum(),
                failed: 0,
                latencies: latencies.iter().copied().collect(),
            };
            assert_eq!(traffic.percentiles([50, 90, 99, 100]), expected);
        }
    }
}

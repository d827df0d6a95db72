use std::io::{self, BufRead, Read};

use crate::pipeline::Limits;
use crate::tally::Reason;

/// A run of lines: what one processor works on at a time.
pub(crate) struct Window {
    /// From 1.
    pub number: u64,
    /// Number of its first line, from 1.
    pub first: u64,
    pub lines: Vec<Line>,
}

/// A line without its end, or why it was not kept.
pub(crate) type Line = Result<Vec<u8>, Reason>;

// #region window
/// As many lines as a window holds, fewer at the end of the input, then none.
pub(crate) fn read_window(
    input: &mut impl BufRead,
    number: u64,
    limits: Limits,
) -> io::Result<Window> {
    let size = limits.window.get();
    let first = (number - 1) * size as u64 + 1;
    let mut lines = Vec::new();
    while lines.len() < size {
        let Some(line) = read_line(input, limits.max_line.get())? else {
            break;
        };
        lines.push(line);
    }
    Ok(Window {
        number,
        first,
        lines,
    })
}

/// Never keeps more than one byte beyond `max_line`, however long the line is. `BufRead::lines`
/// would keep it all, and end at the first line that is not UTF-8.
fn read_line(input: &mut impl BufRead, max_line: usize) -> io::Result<Option<Line>> {
    let mut text = Vec::new();
    // That one byte is the line's end, or shows that the line is too long.
    input
        .take((max_line as u64).saturating_add(1))
        .read_until(b'\n', &mut text)?;
    if text.is_empty() {
        return Ok(None);
    }
    if text.ends_with(b"\n") {
        text.pop();
    } else if text.len() > max_line {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(Reason::TooLong(max_line))));
    }
    // Without an end, it is the last line.
    Ok(Some(Ok(text)))
}
// #endregion window

use std::ops::RangeInclusive;

/// The length, in bytes, up to which a line can be well-formed. It keeps the memory for one line
/// small, whatever comes in.
pub const MAX_LINE: usize = 8192;

// #region line
/// What counts of a line, as parts of that line.
#[derive(Debug, PartialEq)]
pub(crate) struct Request<'a> {
    pub method: &'a str,
    pub path: &'a str,
    /// By the server: 500 to 599.
    pub failed: bool,
    /// Of a millisecond.
    pub tenths: u32,
}

/// Reads a line such as `2026-11-21T10:00:00Z GET /orders/42?full 200 12.7`. The path comes back
/// without its query. With one digit after the point, tenths are whole numbers.
pub(crate) fn parse(line: &[u8]) -> Option<Request<'_>> {
    if line.len() > MAX_LINE {
        return None;
    }
    let mut fields = str::from_utf8(line).ok()?.split(' ');
    let _ = fields.next().filter(|time| is_time(time))?;
    let method = fields.next().filter(|method| is_method(method))?;
    let target = fields.next().filter(|target| is_target(target))?;
    let status = fields.next().and_then(|status| digits(status, 3..=3))?;
    let (whole, tenth) = fields.next()?.split_once('.')?;
    if fields.next().is_some() || !(100..=599).contains(&status) {
        return None;
    }
    let path = target.split_once('?').map_or(target, |(path, _)| path);
    Some(Request {
        method,
        path,
        failed: status >= 500,
        tenths: 10 * digits(whole, 1..=8)? + digits(tenth, 1..=1)?,
    })
}
// #endregion line

/// Looks at the shape only, as nothing is made of the time.
fn is_time(text: &str) -> bool {
    let shape = b"0000-00-00T00:00:00Z";
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape)
            .all(|(byte, expected)| match expected {
                b'0' => byte.is_ascii_digit(),
                _ => byte == *expected,
            })
}

fn is_method(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_target(text: &str) -> bool {
    text.starts_with('/') && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The value of so many digits. `parse` alone would take a sign, too.
fn digits(text: &str, length: RangeInclusive<usize>) -> Option<u32> {
    if !length.contains(&text.len()) || !is_number(text) {
        return None;
    }
    text.parse().ok()
}

// #region route
/// Appends the path to `route`, with `:id` for each segment that is a number.
pub(crate) fn push_route(route: &mut String, path: &str) {
    // What is before the first slash is empty.
    for segment in path.split('/').skip(1) {
        route.push('/');
        route.push_str(if is_number(segment) { ":id" } else { segment });
    }
}
// #endregion route

#[cfg(test)]
mod tests {
    use super::*;

    const START: &str = "2026-11-21T10:00:00Z ";

    #[test]
    fn a_line_is_taken_apart() {
        let cases = [
            ("GET /orders/42 200 12.7", "GET", "/orders/42", false, 127),
            ("POST / 503 0.0", "POST", "/", true, 0),
            ("GET /a?id=1?2 599 0.1", "GET", "/a", true, 1),
            ("X /~ 100 99999999.9", "X", "/~", false, 999_999_999),
        ];
        for (line, method, path, failed, tenths) in cases {
            let expected = Request {
                method,
                path,
                failed,
                tenths,
            };
            assert_eq!(parse(format!("{START}{line}").as_bytes()), Some(expected));
        }
    }

    #[test]
    fn other_lines_are_refused() {
        let ends = [
            "",
            "GET /a 200",
            "GET /a 200 1.0 ",
            "GET  /a 200 1.0",
            "GET /a 200 1.0 more",
            "get /a 200 1.0",
            "GET a 200 1.0",
            "GET ?a 200 1.0",
            "GET /\t 200 1.0",
            "GET /é 200 1.0",
            "GET /a 20 1.0",
            "GET /a 2000 1.0",
            "GET /a 099 1.0",
            "GET /a 600 1.0",
            "GET /a +20 1.0",
            "GET /a 200 1",
            "GET /a 200 1.",
            "GET /a 200 .1",
            "GET /a 200 1.05",
            "GET /a 200 -1.0",
            "GET /a 200 1e1.0",
            "GET /a 200 100000000.0",
        ];
        for end in ends {
            assert_eq!(parse(format!("{START}{end}").as_bytes()), None, "{end}");
        }
        let starts = [
            "",
            "2026-11-21 10:00:00Z ",
            "2026-11-21T10:00:00+ ",
            "2026-11-2aT10:00:00Z ",
            "2026-11-21T10:00:00.5Z ",
        ];
        for start in starts {
            let line = format!("{start}GET /a 200 1.0");
            assert_eq!(parse(line.as_bytes()), None, "{line}");
        }
        assert_eq!(parse(b"2026-11-21T10:00:00Z GET /\xff 200 1.0"), None);
    }

    #[test]
    fn segments_that_are_numbers_become_ids() {
        let long = format!("/{}", "9".repeat(40));
        let cases = [
            ("/", "/"),
            ("/orders", "/orders"),
            ("/orders/42", "/orders/:id"),
            ("/1/2//3/", "/:id/:id//:id/"),
            ("/v2/a1/1a/orders-7", "/v2/a1/1a/orders-7"),
            (&long, "/:id"),
        ];
        for (path, expected) in cases {
            let mut route = String::new();
            push_route(&mut route, path);
            assert_eq!(route, expected);
        }
    }
}

use std::io::{self, BufReader, Read};

use log_summary::{MAX_LINE, Malformed, Summary};

const START: &str = "2026-11-21T10:00:00Z ";

fn summarise(input: &str) -> (Summary, String) {
    let mut summary = Summary::default();
    // A byte at a time, as a pipe may deliver it.
    summary
        .read(BufReader::with_capacity(1, input.as_bytes()))
        .unwrap();
    let mut report = Vec::new();
    summary.write(&mut report).unwrap();
    (summary, String::from_utf8(report).unwrap())
}

#[test]
fn endpoints_are_reported_by_count_then_route_then_method() {
    let input = [
        &format!("{START}PUT /b/1 200 1.0\n"),
        &format!("{START}GET /b/2 503 2.0\r\n"),
        &format!("nonsense\x1b[31m {}\n", "x".repeat(100)),
        "\n",
        &format!("{START}GET /a 200 3.0\n"),
        &format!("{START}GET /c 200 4.0\n"),
        &format!("{START}GET /c 200 5.0\n"),
        // Ended by the end of the input.
        &format!("{START}GET /c 500 6.0"),
    ]
    .concat();

    let (summary, report) = summarise(&input);

    let expected = "\
GET /c count=3 5xx=33.3% p50=5.0 p90=6.0 p99=6.0 max=6.0
GET /a count=1 5xx=0.0% p50=3.0 p90=3.0 p99=3.0 max=3.0
GET /b/:id count=1 5xx=100.0% p50=2.0 p90=2.0 p99=2.0 max=2.0
PUT /b/:id count=1 5xx=0.0% p50=1.0 p90=1.0 p99=1.0 max=1.0
lines=8 malformed=2
";
    assert_eq!(report, expected);
    let first = Malformed {
        number: 3,
        text: format!("nonsense?[31m {}", "x".repeat(66)),
    };
    assert_eq!(summary.first_malformed(), Some(&first));
}

#[test]
fn shares_are_rounded_half_up() {
    for (failed, share) in [(1, "0.1%"), (3, "0.2%"), (1999, "100.0%")] {
        let fine = format!("{START}GET / 200 1.0\n").repeat(2000 - failed);
        let broken = format!("{START}GET / 500 1.0\n").repeat(failed);

        let (_, report) = summarise(&(fine + &broken));

        assert!(report.contains(&format!(" 5xx={share} ")), "{report}");
    }
}

#[test]
fn nothing_is_only_a_footer() {
    let (summary, report) = summarise("");

    assert_eq!(report, "lines=0 malformed=0\n");
    assert_eq!(summary.first_malformed(), None);
}

#[test]
fn lines_up_to_the_limit() {
    let path = "x".repeat(MAX_LINE - START.len() - "GET / 200 1.0".len());
    let fits = format!("{START}GET /{path} 200 1.0");
    let cases = [
        (fits.clone(), "lines=1 malformed=0\n"),
        (format!("{fits}\r\n{fits}\n"), "lines=2 malformed=0\n"),
        (fits.replace("/", "/x"), "lines=1 malformed=1\n"),
        (format!("{fits}0\r\n{fits}"), "lines=2 malformed=1\n"),
        (
            format!("{}\n{fits}\n", "x".repeat(100 * MAX_LINE)),
            "lines=2 malformed=1\n",
        ),
        ("x".repeat(MAX_LINE + 2), "lines=1 malformed=1\n"),
        (
            format!("{}\n{fits}", "x".repeat(MAX_LINE + 1)),
            "lines=2 malformed=1\n",
        ),
    ];
    for (input, footer) in cases {
        let (_, report) = summarise(&input);
        assert!(report.ends_with(footer), "{} bytes", input.len());
    }
}

#[test]
fn an_input_that_fails() {
    struct Broken;

    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("broken"))
        }
    }

    let input = BufReader::new(START.as_bytes().chain(Broken));
    let error = Summary::default().read(input).unwrap_err();
    assert_eq!(error.to_string(), "broken");
}

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A directory with a tally in it, or without one yet.
struct Place {
    directory: TempDir,
    file: PathBuf,
}

/// What a run of the program came to.
#[derive(Debug, PartialEq)]
struct Run {
    status: Option<i32>,
    out: String,
    error: String,
}

impl Place {
    fn new(before: Option<&str>) -> Self {
        let directory = TempDir::new().unwrap();
        let file = directory.path().join("tally.json");
        if let Some(text) = before {
            fs::write(&file, text).unwrap();
        }
        Self { directory, file }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tally"));
        command
            .args(args)
            .current_dir(&self.directory)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str], input: &[u8]) -> Run {
        let mut process = self.command(args).spawn().unwrap();
        let mut stdin = process.stdin.take().unwrap();
        // Fails where the program does not read its input and has ended.
        _ = stdin.write_all(input);
        drop(stdin);
        let output = process.wait_with_output().unwrap();
        Run {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The text of the tally, beside which nothing temporary may be left.
    fn saved(&self) -> String {
        assert_eq!(fs::read_dir(&self.directory).unwrap().count(), 1);
        fs::read_to_string(&self.file).unwrap()
    }
}

/// Runs a command on a tally and compares what it prints and saves, with `--file` before
/// and after the command.
fn does(before: Option<&str>, args: &[&str], input: &str, out: &str, after: &str) {
    let (command, rest) = args.split_first().unwrap();
    for args in [
        [&["--file", "tally.json", command], rest].concat(),
        [&[command, "--file", "tally.json"], rest].concat(),
        [args, &["--file", "tally.json"]].concat(),
        args.to_vec(),
    ] {
        let place = Place::new(before);

        let run = place.run(&args, input.as_bytes());

        let want = Run {
            status: Some(0),
            out: out.to_owned(),
            error: String::new(),
        };
        assert_eq!(run, want, "{args:?}");
        assert_eq!(place.saved(), after, "{args:?}");
    }
}

const TWO: &str = r#"{"pear":1,"apple":3}"#;
const ODD: &str = r#"{"a<b":1,"A, \"B\"":2}"#;

#[test]
fn a_first_name_makes_the_file() {
    does(
        None,
        &["add", "fig"],
        "",
        "fig\t1\n",
        "{\n  \"fig\": 1\n}\n",
    );
}

#[test]
fn names_count_each_time_and_are_printed_once() {
    does(
        Some(TWO),
        &["add", "--count", "2", "pear", "apple", "pear"],
        "",
        "apple\t5\npear\t5\n",
        "{\n  \"apple\": 5,\n  \"pear\": 5\n}\n",
    );
}

#[test]
fn names_are_read_from_standard_input() {
    does(
        Some(TWO),
        &["add", "fig", "-"],
        "apple\r\n\n  red pear",
        "apple\t4\nfig\t1\nred pear\t1\n",
        "{\n  \"apple\": 4,\n  \"fig\": 1,\n  \"pear\": 1,\n  \"red pear\": 1\n}\n",
    );
    let same = "{\n  \"apple\": 3,\n  \"pear\": 1\n}\n";
    does(Some(TWO), &["add", "-"], "", "", same);
}

#[test]
fn all_names_are_listed() {
    does(Some(TWO), &["list"], "", "apple\t3\npear\t1\n", TWO);
    does(Some("{}"), &["list"], "", "", "{}");
}

#[test]
fn names_are_removed() {
    let one = "{\n  \"pear\": 1\n}\n";
    does(Some(TWO), &["remove", "apple"], "", "apple\t3\n", one);
    let all = "apple\t3\npear\t1\n";
    does(Some(TWO), &["remove", "-"], "pear\napple\n", all, "{}\n");
}

#[test]
fn the_tally_is_exported() {
    let json = r#"[
  {
    "name": "A, \"B\"",
    "count": 2
  },
  {
    "name": "a<b",
    "count": 1
  }
]
"#;
    does(Some(ODD), &["export"], "", json, ODD);
    let csv = "name,count\n\"A, \"\"B\"\"\",2\na<b,1\n";
    does(Some(ODD), &["export", "--format", "csv"], "", csv, ODD);
    does(
        Some("{}"),
        &["export", "--format", "json"],
        "",
        "[]\n",
        "{}",
    );
    let header = "name,count\n";
    does(Some("{}"), &["export", "--format=csv"], "", header, "{}");
}

/// Runs a command that must fail, and the file must stay as it was.
fn fails(before: &str, args: &[&str], input: &[u8], error: &str) {
    let place = Place::new(Some(before));

    let run = place.run(args, input);

    assert_eq!((run.status, run.out.as_str()), (Some(1), ""), "{args:?}");
    assert!(run.error.starts_with("error: "), "{}", run.error);
    assert!(run.error.contains(error), "{}", run.error);
    assert_eq!(place.saved(), before);
}

#[test]
fn a_name_that_is_not_there_fails_and_nothing_is_removed() {
    let args = ["remove", "a", "b"];
    fails(r#"{"a":1}"#, &args, b"", "not in the tally: b");
    let args = ["remove", "a", "a"];
    fails(r#"{"a":1}"#, &args, b"", "not in the tally: a");
}

#[test]
fn a_count_out_of_range_fails_and_nothing_is_counted() {
    let full = r#"{"a":18446744073709551615}"#;
    fails(full, &["add", "b", "a"], b"", "too many to count: a");
}

#[test]
fn a_bad_line_fails_and_nothing_is_counted() {
    for (input, error) in [
        (&b"a\n\n-b\n"[..], "standard input, line 3: "),
        (b"a\tb\n", "plain text"),
        (b"\xff\n", "standard input, line 1: "),
    ] {
        fails("{}", &["add", "-"], input, error);
    }
}

#[test]
fn a_file_that_is_not_a_tally_fails() {
    for text in [
        r#"{"a":1"#,
        "null",
        "[]",
        r#"{"a":null}"#,
        r#"{"a":0}"#,
        r#"{"a":1.5}"#,
        r#"{"a":-1}"#,
    ] {
        for args in [&["add", "a"][..], &["list"], &["remove", "a"], &["export"]] {
            fails(text, args, b"", "tally.json: not a tally: ");
        }
    }
}

#[test]
fn a_wrong_call_ends_with_status_2() {
    for (args, word) in [
        ("count", "count"),
        ("--unknown list", "unknown"),
        ("--file", "file"),
        ("--file= list", "file"),
        ("list a", "a"),
        ("list --count 2", "count"),
        ("add", "NAME"),
        ("remove", "NAME"),
        ("add --count 0 a", "count"),
        ("add --count=-1 a", "count"),
        ("add --count 0x10 a", "count"),
        ("add --count", "count"),
        ("add --Count 2 a", "Count"),
        ("add a --cuont", "--cuont"),
        ("add -- -a", "begin with -"),
        ("add a\x1bb", "plain text"),
        ("export --format xml", "format"),
        ("export --format JSON", "format"),
        ("export csv", "csv"),
    ] {
        let place = Place::new(None);
        let args: Vec<_> = args.split(' ').collect();

        let run = place.run(&args, b"");

        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.error.starts_with("error: "), "{}", run.error);
        assert!(run.error.contains(word), "{}", run.error);
        assert!(!place.file.exists());
    }
}

#[test]
fn no_command_ends_with_status_2_and_help() {
    let run = Place::new(None).run(&[], b"");

    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert!(run.error.contains("Usage: tally"), "{}", run.error);
}

#[test]
fn help_is_no_error() {
    for args in [&["--help"][..], &["-h"], &["add", "--help"]] {
        let run = Place::new(None).run(args, b"");

        assert_eq!((run.status, run.error.as_str()), (Some(0), ""));
        assert!(run.out.contains("Usage: tally"), "{}", run.out);
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_gone_is_no_error_to_speak_of() {
    let place = Place::new(None);
    let mut process = place.command(&["add", "-"]).spawn().unwrap();
    // The program prints only once its input has ended, and by then nobody reads.
    drop(process.stdout.take());
    let mut stdin = process.stdin.take().unwrap();
    stdin.write_all(b"apple\n").unwrap();
    drop(stdin);
    let output = process.wait_with_output().unwrap();

    assert_eq!(output.status.code(), Some(141));
    assert_eq!(output.stderr, b"");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_is_not_written_is_a_failure() {
    for command in ["list", "export"] {
        let place = Place::new(Some(TWO));
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = place.command(&[command]).stdout(full).output().unwrap();

        assert_eq!(output.status.code(), Some(1));
        assert!(output.stderr.starts_with(b"error: "), "{output:?}");
    }
}

#[cfg(unix)]
#[test]
fn saving_replaces_the_file_and_does_not_rewrite_it() {
    let place = Place::new(Some(TWO));
    let mut reader = File::open(&place.file).unwrap();

    assert_eq!(place.run(&["add", "apple"], b"").status, Some(0));

    // Who had it open goes on reading the old one.
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, TWO);
    assert_ne!(place.saved(), TWO);
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_new_one_is_private() {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    for (before, want) in [(None, 0o600), (Some(TWO), 0o640)] {
        let place = Place::new(before);
        if before.is_some() {
            fs::set_permissions(&place.file, Permissions::from_mode(0o640)).unwrap();
        }

        assert_eq!(place.run(&["add", "apple"], b"").status, Some(0));

        let mode = fs::metadata(&place.file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, want);
    }
}

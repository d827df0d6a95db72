use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use configuration::{Config, Effective, LogLevel, Secret, load};
use tempfile::TempDir;

/// Sets what has no default.
const COMPLETE: &[(&str, &str)] = &[("NOTES_DATABASE_PASSWORD", "hunter2")];

/// A file that is removed with its directory.
struct File {
    _directory: TempDir,
    path: PathBuf,
    name: String,
}

fn write(text: &str) -> File {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("notes.toml");
    fs::write(&path, text).unwrap();
    let name = path.to_str().unwrap().to_owned();
    File {
        _directory: directory,
        path,
        name,
    }
}

/// Loads with `variables` in place of the environment; the error is in lines.
fn load_with(
    file: Option<&Path>,
    variables: &[(&str, &str)],
) -> Result<(Config, Vec<Effective>), Vec<String>> {
    let variables: HashMap<_, _> = variables.iter().copied().collect();
    load(file, &|name| variables.get(name).map(OsString::from))
        .map_err(|problems| problems.to_string().lines().map(str::to_owned).collect())
}

fn problems(file: Option<&Path>, variables: &[(&str, &str)]) -> Vec<String> {
    load_with(file, variables).unwrap_err()
}

#[test]
fn a_variable_wins_over_the_file_and_the_file_over_a_default() {
    let file = write(
        r#"
        listen = "[::1]:9000"
        log_level = "warn"
        [database]
        password = "of the file"
        "#,
    );
    let variables = [
        ("NOTES_LOG_LEVEL", "debug"),
        ("NOTES_DATABASE_MAX_CONNECTIONS", "25"),
    ];

    let (config, effective) = load_with(Some(&file.path), &variables).unwrap();

    assert_eq!(config.listen, "[::1]:9000".parse().unwrap());
    assert_eq!(config.log_level, LogLevel::Debug);
    assert_eq!(config.request_timeout, Duration::from_secs(10));
    assert_eq!(config.database.max_connections, 25);
    assert_eq!(config.database.password.reveal(), "of the file");
    let effective: Vec<_> = effective
        .iter()
        .map(|setting| (setting.key, setting.value.as_str(), setting.origin.as_str()))
        .collect();
    assert_eq!(
        effective,
        [
            ("listen", "[::1]:9000", file.name.as_str()),
            ("log_level", "debug", "NOTES_LOG_LEVEL"),
            ("request_timeout", "10s", "default"),
            (
                "database.max_connections",
                "25",
                "NOTES_DATABASE_MAX_CONNECTIONS"
            ),
            ("database.password", "******", file.name.as_str()),
        ]
    );
}

#[test]
fn all_problems_are_reported_at_once() {
    let file = write(
        r#"
        lisen = "127.0.0.1:80"
        request_timeout = "soon"
        [database]
        max_connections = 0
        pasword = "hunter2"
        "#,
    );
    let name = &file.name;
    let variables = [("NOTES_LISTEN", "localhost"), ("NOTES_LOG_LEVEL", "loud")];

    assert_eq!(
        problems(Some(&file.path), &variables),
        [
            "NOTES_LISTEN: must be an IP address with a port, such as 127.0.0.1:8080".to_owned(),
            "NOTES_LOG_LEVEL: must be one of debug, info, warn and error".to_owned(),
            format!("{name}: request_timeout: must be a duration above zero, such as 500ms or 10s"),
            format!("{name}: database.max_connections: must be a whole number from 1 to 1000"),
            "database.password: missing, set it in the file or as NOTES_DATABASE_PASSWORD"
                .to_owned(),
            format!("{name}: database.pasword: unknown key"),
            format!("{name}: lisen: unknown key"),
        ]
    );
}

/// Checks that each value is refused, with the same words for those of a file as for those of
/// a variable.
fn refuses(key: &str, wanted: &str, in_file: &[&str], in_variable: &[&str]) {
    for value in in_file {
        let file = write(&format!("{key} = {value}"));
        let want = format!("{}: {key}: {wanted}", file.name);
        let got = problems(Some(&file.path), &[]);
        assert!(got.contains(&want), "{value}: {got:?}");
    }
    let name = format!("NOTES_{}", key.replace('.', "_").to_uppercase());
    for value in in_variable {
        let got = problems(None, &[(&name, value)]);
        assert!(
            got.contains(&format!("{name}: {wanted}")),
            "{value}: {got:?}"
        );
    }
}

#[test]
fn what_is_not_an_address_is_refused() {
    refuses(
        "listen",
        "must be an IP address with a port, such as 127.0.0.1:8080",
        &[
            r#""127.0.0.1""#,
            r#""localhost:80""#,
            r#""127.0.0.1:65536""#,
            "80",
            r#"["127.0.0.1:80"]"#,
        ],
        &["", ":8080", "127.0.0.1:", "256.0.0.1:80"],
    );
}

#[test]
fn what_is_not_a_level_is_refused() {
    refuses(
        "log_level",
        "must be one of debug, info, warn and error",
        &[r#""INFO""#, r#""trace""#, "true", "2"],
        &["", "Debug", " info"],
    );
}

#[test]
fn what_is_not_a_duration_above_zero_is_refused() {
    refuses(
        "request_timeout",
        "must be a duration above zero, such as 500ms or 10s",
        &["10", "1.5", r#""0s""#, r#""-1s""#, "07:32:00"],
        &["", "0s", "-1s", "10", "10 parsecs"],
    );
}

#[test]
fn what_is_not_a_number_of_connections_is_refused() {
    refuses(
        "database.max_connections",
        "must be a whole number from 1 to 1000",
        &["0", "-1", "1001", "4294967297", "1.0", r#""10""#],
        &["", "0", "1001", "1.0", "0x10", "99999999999999999999"],
    );
}

#[test]
fn what_cannot_be_a_secret_is_refused() {
    let wanted = "must be text that is not empty";
    refuses(
        "database.password",
        wanted,
        &[r#""""#, "1234", r#"["hunter2"]"#],
        &[""],
    );
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_utf_8_is_refused() {
    use std::os::unix::ffi::OsStringExt;

    let lookup = |name: &str| {
        (name == "NOTES_DATABASE_PASSWORD").then(|| OsString::from_vec(b"\xff".to_vec()))
    };

    let problems = load(None, &lookup).unwrap_err();

    assert_eq!(
        problems.to_string(),
        "NOTES_DATABASE_PASSWORD: must be text that is not empty"
    );
}

#[test]
fn a_value_that_is_overridden_is_not_looked_at() {
    let file = write(r#"database.password = """#);

    assert!(load_with(Some(&file.path), COMPLETE).is_ok());
}

#[test]
fn unknown_keys_are_refused() {
    for (text, key) in [
        (r#"Listen = "127.0.0.1:80""#, "Listen"),
        ("listen.port = 80", "listen.port"),
        (r#"database = "postgres""#, "database"),
        ("[data]\nmax_connections = 5", "data.max_connections"),
        ("[[database]]\npassword = 'x'", "database"),
        (
            r#""database.password" = "hunter2""#,
            r#""database.password""#,
        ),
        (r#"database = { name = "notes" }"#, "database.name"),
    ] {
        let file = write(text);

        assert_eq!(
            problems(Some(&file.path), COMPLETE),
            [format!("{}: {key}: unknown key", file.name)],
            "{text}"
        );
    }
}

#[test]
fn a_file_that_is_not_toml_is_reported_alone() {
    let file = write("listen = \"127.0.0.1:80\"\n\ndatabase.password = hunter2\n");

    assert_eq!(
        problems(Some(&file.path), &[("NOTES_LOG_LEVEL", "loud")]),
        [format!("{}:3: not valid TOML", file.name)]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_reported_alone() {
    let directory = TempDir::new().unwrap();
    let missing = directory.path().join("missing.toml");

    let got = problems(Some(&missing), &[("NOTES_LOG_LEVEL", "loud")]);

    let start = format!("cannot read the configuration: {}: ", missing.display());
    assert!(got.len() == 1 && got[0].starts_with(&start), "{got:?}");
}

#[test]
fn a_secret_is_not_printed() {
    let secret = Secret::new("hunter2");

    assert_eq!(
        format!("{secret} {secret:?} {:?}", Some(&secret)),
        "****** ****** Some(******)"
    );
    let (config, _) = load_with(None, COMPLETE).unwrap();
    let text = format!("{config:?}\n{config:#?}");
    assert!(!text.contains("hunter2"), "{text}");
}

fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_configuration"))
        .args(args)
        .env_clear()
        .envs(COMPLETE.iter().copied())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn wrong_arguments_end_with_status_2() {
    for (args, word) in [
        (&["--unknown"][..], "--unknown"),
        (&["print"], "print"),
        (&["--config"], "--config"),
        (&["--config", ""], "--config"),
    ] {
        let (status, out, error) = run(args);

        assert_eq!((status, out.as_str()), (Some(2), ""), "{args:?}");
        assert!(error.contains(word), "{error}");
    }
}

#[test]
fn what_is_in_effect_is_printed() {
    let wrong = write("database.password = 1");

    let (status, out, _) = run(&["--print", "--config", &wrong.name]);

    assert_eq!(status, Some(0));
    assert_eq!(
        out,
        "listen: 127.0.0.1:8080 (default)\n\
         log_level: info (default)\n\
         request_timeout: 10s (default)\n\
         database.max_connections: 10 (default)\n\
         database.password: ****** (NOTES_DATABASE_PASSWORD)\n"
    );
}

#[test]
fn problems_go_to_standard_error() {
    let file = write("a = 1");

    let (status, out, error) = run(&["--print", "--config", &file.name]);

    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert_eq!(error, format!("{}: a: unknown key\n", file.name));
}

#[test]
fn without_print_it_starts_and_hides_the_secret() {
    let (status, out, error) = run(&[]);

    assert_eq!((status, out.as_str()), (Some(0), ""));
    assert!(error.contains("password: ******"), "{error}");
}

use std::{env, fs};

use cbindgen::{Builder, Config};

const HEADER: &str = "include/slugs.h";

/// Go compiles against the header alone: a signature changed only here would still link.
#[test]
fn the_header_is_that_of_the_code() {
    let mut made = Vec::new();
    Builder::new()
        .with_config(Config::from_file("cbindgen.toml").unwrap())
        .with_src("src/c_abi.rs")
        .generate()
        .unwrap()
        .write(&mut made);
    let made = String::from_utf8(made).unwrap();
    if env::var_os("WRITE_HEADER").is_some() {
        fs::write(HEADER, &made).unwrap();
    }

    let committed = fs::read_to_string(HEADER).unwrap();

    assert_eq!(committed, made, "WRITE_HEADER=1 cargo test writes it anew");
}

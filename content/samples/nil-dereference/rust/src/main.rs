//! Prints the address of the user whose name it is given.

use std::env;
use std::process::ExitCode;

use nil_dereference::{User, Users};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [name] = args.as_slice() else {
        eprintln!("usage: nil-dereference NAME");
        return ExitCode::from(2);
    };
    let users = Users::new(vec![
        User {
            name: "ada".to_owned(),
            email: "ada@example.com".to_owned(),
        },
        User {
            name: "grace".to_owned(),
            email: "grace@example.com".to_owned(),
        },
    ]);
    println!("{}", users.email(name));
    ExitCode::SUCCESS
}

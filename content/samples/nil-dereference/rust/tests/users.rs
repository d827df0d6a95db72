use nil_dereference::{User, Users};

// #region test
fn users() -> Users {
    Users::new(vec![User {
        name: "ada".to_owned(),
        email: "ada@example.com".to_owned(),
    }])
}

#[test]
fn the_address_of_a_user() {
    assert_eq!(users().email("ada"), "ada@example.com");
}

#[test]
fn the_address_of_nobody() {
    assert_eq!(users().email("eve"), "");
}
// #endregion test

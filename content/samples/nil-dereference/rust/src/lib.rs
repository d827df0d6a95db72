//! Users and their addresses.

use std::collections::HashMap;

// #region lookup
/// Somebody who may sign in.
#[derive(Debug)]
pub struct User {
    pub name: String,
    pub email: String,
}

/// All users by their names.
#[derive(Debug)]
pub struct Users(HashMap<String, User>);

impl Users {
    pub fn new(users: Vec<User>) -> Self {
        let named = users.into_iter().map(|user| (user.name.clone(), user));
        Self(named.collect())
    }

    /// Returns the user of that name, or `None` if there is none.
    pub fn find(&self, name: &str) -> Option<&User> {
        self.0.get(name)
    }
}
// #endregion lookup

// #region use
impl Users {
    /// Returns the address of the user of that name.
    pub fn email(&self, name: &str) -> &str {
        let user = self.find(name);
        &user.email
    }
}
// #endregion use

package main

// #region lookup

// User is somebody who may sign in.
type User struct {
	Name  string
	Email string
}

// Users are all users by their names.
type Users map[string]*User

// Find returns the user of that name, or nil if there is none.
func (u Users) Find(name string) *User {
	return u[name]
}

// #endregion lookup

// #region use

// Email returns the address of the user of that name.
func (u Users) Email(name string) string {
	user := u.Find(name)
	return user.Email
}

// #endregion use

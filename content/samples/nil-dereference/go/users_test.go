package main

import "testing"

// #region test

var users = Users{"ada": {Name: "ada", Email: "ada@example.com"}}

func TestEmailOfAUser(t *testing.T) {
	if got := users.Email("ada"); got != "ada@example.com" {
		t.Errorf("got %q", got)
	}
}

func TestEmailOfNobody(t *testing.T) {
	if got := users.Email("eve"); got != "" {
		t.Errorf("got %q", got)
	}
}

// #endregion test

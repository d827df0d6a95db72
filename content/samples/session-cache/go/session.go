package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"unicode/utf8"
)

const (
	maxBody  = 16 << 10 // bytes
	maxText  = 64       // characters of a user and of a role
	maxRoles = 16
)

var validID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

// requestError is what a client did wrong.
type requestError struct {
	status  int
	message string
}

func (e *requestError) Error() string { return e.message }

func invalid(what string) error {
	return &requestError{http.StatusUnprocessableEntity, fmt.Sprintf("invalid %s", what)}
}

// #region session

// Session is what a client has stored. Nobody changes it, so all may share it.
type Session struct {
	User  string            `json:"user"`
	Roles []string          `json:"roles"`
	Data  map[string]string `json:"data"`
}

// parseSession ignores fields that it does not know.
func parseSession(body []byte) (*Session, error) {
	var draft *struct { // null leaves it nil
		User  string             `json:"user"`
		Roles []string           `json:"roles"`
		Data  map[string]*string `json:"data"` // a string alone would take null for ""
	}
	if err := json.Unmarshal(body, &draft); err != nil {
		var wrongType *json.UnmarshalTypeError
		if !errors.As(err, &wrongType) {
			return nil, &requestError{http.StatusBadRequest, "invalid JSON"}
		}
		return nil, invalid(cmp.Or(wrongType.Field, "session"))
	}
	if draft == nil {
		return nil, invalid("session")
	}
	if !isName(draft.User) {
		return nil, invalid("user")
	}
	if !areRoles(draft.Roles) {
		return nil, invalid("roles")
	}
	if draft.Data == nil {
		return nil, invalid("data")
	}
	data := make(map[string]string, len(draft.Data))
	for key, value := range draft.Data {
		if value == nil {
			return nil, invalid("data")
		}
		data[key] = *value
	}
	return &Session{User: draft.User, Roles: draft.Roles, Data: data}, nil
}

// #endregion session

// isName tells what may be the name of a user or of a role.
func isName(text string) bool {
	return text != "" && utf8.RuneCountInString(text) <= maxText
}

// areRoles takes nil for what is missing.
func areRoles(roles []string) bool {
	bad := func(role string) bool { return !isName(role) }
	return roles != nil && len(roles) <= maxRoles && !slices.ContainsFunc(roles, bad)
}

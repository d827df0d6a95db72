package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxBytes     = 16 << 10 // of a request: enough for both fields with everything escaped
	maxTitle     = 100
	maxBody      = 1000
	defaultLimit = 20
	maxLimit     = 100
)

// readBody returns the body if it says that it is JSON and is not too large.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || mediaType != "application/json" {
		return nil, newProblem(http.StatusUnsupportedMediaType, "unsupported_media_type",
			"the content type must be application/json")
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBytes))
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, newProblem(http.StatusRequestEntityTooLarge, "body_too_large",
			fmt.Sprintf("the body must have at most %d bytes", maxBytes))
	}
	if err != nil {
		return nil, malformedBody() // it ended early or came too slowly
	}
	return data, nil
}

// #region input

// parseFields names each field that is wrong, not only the first. It looks at the keys
// itself, as Unmarshal into a struct would take "TITLE" for the title.
func parseFields(data []byte) (Fields, error) {
	var given map[string]json.RawMessage
	// null leaves the map nil; what is not UTF-8 would be replaced, not refused.
	if err := json.Unmarshal(data, &given); err != nil || given == nil || !utf8.Valid(data) {
		return Fields{}, malformedBody()
	}
	var wrong fieldErrors
	title := wrong.text(given, "title", maxTitle, true)
	body := wrong.text(given, "body", maxBody, false)
	for name := range given {
		if name != "title" && name != "body" {
			wrong.add(name, "is not a known field")
		}
	}
	return Fields{title, body}, wrong.problem()
}

func (f *fieldErrors) text(
	given map[string]json.RawMessage, name string, most int, required bool,
) string {
	value, ok := given[name]
	if !ok {
		if required {
			f.add(name, "is required")
		}
		return ""
	}
	// A pointer tells null from "".
	var text *string
	if err := json.Unmarshal(value, &text); err != nil || text == nil {
		f.add(name, "must be a string")
		return ""
	}
	if utf8.RuneCountInString(*text) > most {
		f.add(name, fmt.Sprintf("must have at most %d characters", most))
	}
	if required && strings.TrimSpace(*text) == "" {
		f.add(name, "must not be blank")
	}
	return *text
}

// #endregion input

// parsePage returns the id to start after and the number of notes asked for.
func parsePage(query url.Values) (after int64, limit int, err error) {
	var wrong fieldErrors
	limit = defaultLimit
	if query.Has("after") {
		after, err = strconv.ParseInt(query.Get("after"), 10, 64)
		if err != nil || after < 0 {
			wrong.add("after", "must be a whole number, 0 or more")
		}
	}
	if query.Has("limit") {
		limit, err = strconv.Atoi(query.Get("limit"))
		if err != nil || limit < 1 || limit > maxLimit {
			wrong.add("limit", fmt.Sprintf("must be a whole number from 1 to %d", maxLimit))
		}
	}
	return after, limit, wrong.problem()
}

type fieldErrors []FieldError

func (f *fieldErrors) add(field, message string) {
	*f = append(*f, FieldError{field, message})
}

// problem returns nil if no field is wrong.
func (f fieldErrors) problem() error {
	if len(f) == 0 {
		return nil
	}
	slices.SortStableFunc(f, func(a, b FieldError) int { return strings.Compare(a.Field, b.Field) })
	return newProblem(http.StatusUnprocessableEntity, "invalid_fields",
		"some fields are not valid", f...)
}

func malformedBody() error {
	return newProblem(http.StatusBadRequest, "malformed_body", "the body must be one JSON object")
}

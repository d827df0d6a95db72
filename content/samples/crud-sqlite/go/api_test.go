package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// fixture is an API with two notes; what it logs goes to the buffer.
func fixture(t *testing.T) (*API, *bytes.Buffer) {
	t.Helper()
	log := &bytes.Buffer{}
	api := &API{open(t), slog.New(slog.NewTextHandler(log, nil)), time.Minute}
	create(t, api.Store, "Milk")
	create(t, api.Store, "Bread")
	return api, log
}

func send(handler http.Handler, method, path, contentType, body string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, path, strings.NewReader(body))
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder
}

func problemJSON(code, message string, fields ...string) string {
	pairs := []string{}
	for i := 0; i < len(fields); i += 2 {
		pairs = append(pairs, fmt.Sprintf(`{"field":%q,"message":%q}`, fields[i], fields[i+1]))
	}
	return fmt.Sprintf(`{"error":{"code":%q,"message":%q,"fields":[%s]}}`,
		code, message, strings.Join(pairs, ","))
}

func TestAnswers(t *testing.T) {
	const (
		milk  = `{"id":1,"title":"Milk","body":""}`
		bread = `{"id":2,"title":"Bread","body":""}`
	)
	missing := problemJSON("not_found", "no such note")
	notAllowed := problemJSON("method_not_allowed", "method not allowed")
	taken := problemJSON("title_taken", "another note has this title", "title", "is taken")
	for _, test := range []struct {
		name, request, body string
		status              int
		answer              string
	}{
		{"list", "GET /notes", "", 200, `{"notes":[` + milk + `,` + bread + `],"next":null}`},
		{"first page", "GET /notes?limit=1", "", 200, `{"notes":[` + milk + `],"next":1}`},
		{"last page", "GET /notes?limit=1&after=1", "", 200,
			`{"notes":[` + bread + `],"next":null}`},
		{"after the last", "GET /notes?after=9", "", 200, `{"notes":[],"next":null}`},
		{"bad page", "GET /notes?limit=101&after=-1", "", 422, problemJSON("invalid_fields",
			"some fields are not valid", "after", "must be a whole number, 0 or more",
			"limit", "must be a whole number from 1 to 100")},
		{"create", "POST /notes", `{"title":"Tea"}`, 201, `{"id":3,"title":"Tea","body":""}`},
		{"create again", "POST /notes", `{"title":"Milk"}`, 409, taken},
		{"get", "GET /notes/1", "", 200, milk},
		{"get what is missing", "GET /notes/9", "", 404, missing},
		{"not a number", "GET /notes/one", "", 404, missing},
		{"a number too large", "GET /notes/99999999999999999999", "", 404, missing},
		{"replace", "PUT /notes/1", `{"title":"Milk","body":"2"}`, 200,
			`{"id":1,"title":"Milk","body":"2"}`},
		{"replace with a title taken", "PUT /notes/1", `{"title":"Bread"}`, 409, taken},
		{"replace what is missing", "PUT /notes/9", `{"title":"Tea"}`, 404, missing},
		{"delete", "DELETE /notes/1", "", 204, ""},
		{"delete what is missing", "DELETE /notes/9", "", 404, missing},
		{"unknown path", "GET /note", "", 404, problemJSON("not_found", "no such path")},
		{"wrong method", "DELETE /notes", "", 405, notAllowed},
		{"wrong method for one", "POST /notes/1", "{}", 405, notAllowed},
	} {
		t.Run(test.name, func(t *testing.T) {
			api, log := fixture(t)
			method, path, _ := strings.Cut(test.request, " ")

			got := send(api.Routes(), method, path, "application/json; charset=utf-8", test.body)

			if got.Code != test.status || got.Body.String() != test.answer {
				t.Errorf("got %d %s, want %d %s", got.Code, got.Body, test.status, test.answer)
			}
			header := got.Header()
			kind := header.Get("Content-Type")
			if kind != "application/json" && test.status != 204 {
				t.Errorf("content type %q", kind)
			}
			if allow := header.Get("Allow"); (allow != "") != (test.status == 405) {
				t.Errorf("allow %q", allow)
			}
			if place := header.Get("Location"); (place == "/notes/3") != (test.status == 201) {
				t.Errorf("location %q", place)
			}
			if log.Len() > 0 {
				t.Errorf("logged %s", log)
			}
		})
	}
}

func TestInput(t *testing.T) {
	long := func(length int) string { return strings.Repeat("é", length) }
	malformed := problemJSON("malformed_body", "the body must be one JSON object")
	invalid := func(fields ...string) string {
		return problemJSON("invalid_fields", "some fields are not valid", fields...)
	}
	const asJSON = "application/json"
	escaped := func(length int) string { return strings.Repeat(`\ud83c\udf5e`, length) }
	note := func(title, body string) string {
		return fmt.Sprintf(`{"title":"%s","body":"%s"}`, title, body)
	}
	for _, test := range []struct {
		name, contentType, body string
		status                  int
		answer                  string
	}{
		{"the longest", asJSON, note(long(100), long(1000)), 201, ""},
		{"everything escaped", asJSON, note(escaped(100), escaped(1000)), 201, ""},
		{"too long", asJSON, note(long(101), long(1001)), 422,
			invalid("body", "must have at most 1000 characters",
				"title", "must have at most 100 characters")},
		{"nothing", asJSON, `{}`, 422, invalid("title", "is required")},
		{"blank", asJSON, `{"title":" \n"}`, 422, invalid("title", "must not be blank")},
		{"null", asJSON, `{"title":null,"body":null}`, 422,
			invalid("body", "must be a string", "title", "must be a string")},
		{"unknown fields", asJSON, `{"title":"Tea","id":9,"TITLE":"tea"}`, 422,
			invalid("TITLE", "is not a known field", "id", "is not a known field")},
		{"no object", asJSON, `[]`, 400, malformed},
		{"null body", asJSON, `null`, 400, malformed},
		{"empty body", asJSON, ``, 400, malformed},
		{"two objects", asJSON, `{"title":"Tea"}{}`, 400, malformed},
		{"cut off", asJSON, `{"title":"Tea"`, 400, malformed},
		{"not UTF-8", asJSON, "{\"title\":\"Tea\xff\"}", 400, malformed},
		{"nested deeply", asJSON, strings.Repeat("[", 15000), 400, malformed},
		{"too large", asJSON, `{"title":"` + long(8192) + `"}`, 413,
			problemJSON("body_too_large", "the body must have at most 16384 bytes")},
		{"no content type", "", `{"title":"Tea"}`, 415,
			problemJSON("unsupported_media_type", "the content type must be application/json")},
		{"another content type", "text/plain", `{"title":"Tea"}`, 415,
			problemJSON("unsupported_media_type", "the content type must be application/json")},
	} {
		t.Run(test.name, func(t *testing.T) {
			api, _ := fixture(t)

			got := send(api.Routes(), "POST", "/notes", test.contentType, test.body)

			if got.Code != test.status || test.answer != "" && got.Body.String() != test.answer {
				t.Errorf("got %d %s, want %d %s", got.Code, got.Body, test.status, test.answer)
			}
		})
	}
}

func TestAnErrorOfTheDatabaseIsLoggedAndNotTold(t *testing.T) {
	api, log := fixture(t)
	if _, err := api.Store.writer.Exec("DROP TABLE notes"); err != nil {
		t.Fatal(err)
	}
	requests := []string{"GET /notes", "GET /notes/1", "POST /notes", "DELETE /notes/1"}
	for _, request := range requests {
		method, path, _ := strings.Cut(request, " ")

		got := send(api.Routes(), method, path, "application/json", `{"title":"Tea"}`)

		want := problemJSON("internal", "something went wrong")
		if got.Code != 500 || got.Body.String() != want {
			t.Errorf("%s: got %d %s", request, got.Code, got.Body)
		}
		if !strings.Contains(log.String(), "no such table: notes") {
			t.Errorf("%s: logged %q", request, log)
		}
		log.Reset()
	}
}

func TestARequestDoesNotWaitForEver(t *testing.T) {
	api, log := fixture(t)
	api.Timeout = 10 * time.Millisecond
	busy, err := api.Store.writer.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()

	got := send(api.Routes(), "POST", "/notes", "application/json", `{"title":"Tea"}`)

	if got.Code != 503 || got.Body.String() != problemJSON("timeout", "this took too long") {
		t.Errorf("got %d %s", got.Code, got.Body)
	}
	if log.Len() > 0 {
		t.Errorf("logged %s", log)
	}
}

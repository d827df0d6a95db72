package main

import (
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

func TestNotes(t *testing.T) {
	db, err := open(filepath.Join(t.TempDir(), "notes.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	routes := (&api{db}).routes()
	const milk = `{"id":1,"title":"Milk","body":""}` + "\n"
	for _, step := range []struct {
		method, path, body string
		status             int
		answer             string
	}{
		{"POST", "/notes", `{"title":"Milk"}`, 201, milk},
		{"GET", "/notes", "", 200, "[" + strings.TrimSpace(milk) + "]\n"},
		{"GET", "/notes/1", "", 200, milk},
		{"PUT", "/notes/1", `{"title":"Tea"}`, 200, strings.Replace(milk, "Milk", "Tea", 1)},
		{"DELETE", "/notes/1", "", 204, ""},
		{"GET", "/notes/1", "", 404, "404 page not found\n"},
	} {
		request := httptest.NewRequest(step.method, step.path, strings.NewReader(step.body))
		got := httptest.NewRecorder()
		routes.ServeHTTP(got, request)
		if got.Code != step.status || got.Body.String() != step.answer {
			t.Errorf("%s %s: got %d %s", step.method, step.path, got.Code, got.Body)
		}
	}
}

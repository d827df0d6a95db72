package main

import (
	"net/http/httptest"
	"testing"
)

func TestAnswers(t *testing.T) {
	for path, want := range map[string]struct {
		status int
		body   string
	}{
		"/healthz": {200, `{"status":"ok"}` + "\n"},
		"/health":  {404, "404 page not found\n"},
	} {
		recorder := httptest.NewRecorder()
		routes().ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))

		if recorder.Code != want.status || recorder.Body.String() != want.body {
			t.Errorf("%s: got %d %q", path, recorder.Code, recorder.Body)
		}
	}
}

package main

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func send(handler http.Handler, method, path string, body io.Reader) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, path, body)
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder
}

func mustAnswer(t *testing.T, got *httptest.ResponseRecorder, status int, body string) {
	t.Helper()
	if got.Code != status || got.Body.String() != body {
		t.Errorf("got %d %s, want %d %s", got.Code, got.Body, status, body)
	}
	if kind := got.Header().Get("Content-Type"); body != "" && kind != "application/json" {
		t.Errorf("content type %q", kind)
	}
}

func newRoutes() http.Handler {
	cache, _ := newCache(2)
	return Routes(cache)
}

func TestASessionIsStoredFoundAndDeleted(t *testing.T) {
	routes := newRoutes()
	text := `{"user":"ada","roles":["admin","dev"],"data":{"theme":"dark"}}`

	mustAnswer(t, send(routes, "PUT", "/sessions/a-1", strings.NewReader(text)), 201, "")
	mustAnswer(t, send(routes, "PUT", "/sessions/a-1", strings.NewReader(text)), 204, "")
	mustAnswer(t, send(routes, "GET", "/sessions/a-1", nil), 200, text[:len(text)-1]+`,"hits":1}`)
	mustAnswer(t, send(routes, "DELETE", "/sessions/a-1", nil), 204, "")
	mustAnswer(t, send(routes, "DELETE", "/sessions/a-1", nil), 404, `{"error":"no such session"}`)
	mustAnswer(t, send(routes, "GET", "/sessions/a-1", nil), 404, `{"error":"no such session"}`)
	mustAnswer(t, send(routes, "GET", "/stats", nil), 200,
		`{"entries":0,"hits":1,"misses":1,"evicted":0}`)
}

func TestWhatIsNoSessionIsRefused(t *testing.T) {
	name := strings.Repeat("é", maxText)
	for _, test := range []struct {
		body   string
		status int
		answer string
	}{
		{``, 400, `{"error":"invalid JSON"}`},
		{`{"user":"ada","roles":[],"data":{}`, 400, `{"error":"invalid JSON"}`},
		{`{"user":"ada","roles":[],"data":{}} {}`, 400, `{"error":"invalid JSON"}`},
		{strings.Repeat("[", maxBody), 400, `{"error":"invalid JSON"}`},
		{`null`, 422, `{"error":"invalid session"}`},
		{`["ada",[],{}]`, 422, `{"error":"invalid session"}`},
		{`{"roles":[],"data":{}}`, 422, `{"error":"invalid user"}`},
		{`{"user":null,"roles":[],"data":{}}`, 422, `{"error":"invalid user"}`},
		{`{"user":5,"roles":[],"data":{}}`, 422, `{"error":"invalid user"}`},
		{`{"user":"","roles":[],"data":{}}`, 422, `{"error":"invalid user"}`},
		{`{"user":"` + name + `x","roles":[],"data":{}}`, 422, `{"error":"invalid user"}`},
		{`{"user":"ada","data":{}}`, 422, `{"error":"invalid roles"}`},
		{`{"user":"ada","roles":null,"data":{}}`, 422, `{"error":"invalid roles"}`},
		{`{"user":"ada","roles":{},"data":{}}`, 422, `{"error":"invalid roles"}`},
		{`{"user":"ada","roles":[5],"data":{}}`, 422, `{"error":"invalid roles"}`},
		{`{"user":"ada","roles":[null],"data":{}}`, 422, `{"error":"invalid roles"}`},
		{`{"user":"ada","roles":["` + name + `x"],"data":{}}`, 422, `{"error":"invalid roles"}`},
		{`{"user":"ada","roles":["r"` + strings.Repeat(`,"r"`, maxRoles) + `],"data":{}}`, 422,
			`{"error":"invalid roles"}`},
		{`{"user":"ada","roles":[]}`, 422, `{"error":"invalid data"}`},
		{`{"user":"ada","roles":[],"data":null}`, 422, `{"error":"invalid data"}`},
		{`{"user":"ada","roles":[],"data":[]}`, 422, `{"error":"invalid data"}`},
		{`{"user":"ada","roles":[],"data":{"n":5}}`, 422, `{"error":"invalid data"}`},
		{`{"user":"ada","roles":[],"data":{"n":null}}`, 422, `{"error":"invalid data"}`},
		// At the limits; unknown fields are ignored.
		{`{"user":"` + name + `","roles":["` + name + `"` + strings.Repeat(`,"r"`, maxRoles-1) +
			`],"data":{"":""},"more":1}`, 201, ""},
	} {
		got := send(newRoutes(), "PUT", "/sessions/a", strings.NewReader(test.body))
		if got.Code != test.status || got.Body.String() != test.answer {
			t.Errorf("%.80s: got %d %s", test.body, got.Code, got.Body)
		}
	}
}

func TestABodyBeyondTheLimitIsRefused(t *testing.T) {
	text := `{"user":"ada","roles":[],"data":{}}`
	fits := strings.Repeat(" ", maxBody-len(text)) + text
	for _, test := range []struct {
		body   string
		status int
		answer string
	}{
		{fits, 201, ""},
		{fits + " ", 413, `{"error":"body too large"}`},
	} {
		// With its length known, and as a body that comes in chunks.
		for _, body := range []io.Reader{
			strings.NewReader(test.body),
			io.MultiReader(strings.NewReader(test.body)),
		} {
			mustAnswer(t, send(newRoutes(), "PUT", "/sessions/a", body), test.status, test.answer)
		}
	}
}

func TestOtherRequestsAreRefused(t *testing.T) {
	id := strings.Repeat("x", 64)
	for _, test := range []struct {
		method, path string
		status       int
		answer       string
		allow        string
	}{
		{"GET", "/sessions/" + id, 404, `{"error":"no such session"}`, ""},
		{"GET", "/sessions/" + id + "x", 400, `{"error":"invalid id"}`, ""},
		{"PUT", "/sessions/a.b", 400, `{"error":"invalid id"}`, ""},
		{"DELETE", "/sessions/a%20b", 400, `{"error":"invalid id"}`, ""},
		{"GET", "/sessions", 404, `{"error":"not found"}`, ""},
		{"GET", "/sessions/a/b", 404, `{"error":"not found"}`, ""},
		{"POST", "/sessions/a", 405, `{"error":"method not allowed"}`, "DELETE, GET, HEAD, PUT"},
		{"PUT", "/stats", 405, `{"error":"method not allowed"}`, "GET, HEAD"},
	} {
		got := send(newRoutes(), test.method, test.path, strings.NewReader("{}"))
		mustAnswer(t, got, test.status, test.answer)
		if allow := got.Header().Get("Allow"); allow != test.allow {
			t.Errorf("%s %s: allow %q", test.method, test.path, allow)
		}
	}
}

func TestOnlyJSONIsTaken(t *testing.T) {
	for kind, status := range map[string]int{
		"":                                415,
		"text/plain":                      415,
		"application/jsonx":               415,
		"application/json":                201,
		"Application/JSON; charset=utf-8": 201,
	} {
		body := strings.NewReader(`{"user":"ada","roles":[],"data":{}}`)
		request := httptest.NewRequest("PUT", "/sessions/a", body)
		request.Header.Set("Content-Type", kind)
		recorder := httptest.NewRecorder()
		newRoutes().ServeHTTP(recorder, request)
		if recorder.Code != status {
			t.Errorf("%s: got %d %s", kind, recorder.Code, recorder.Body)
		}
	}
}

func TestServeEndsWhenTold(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, listener, newRoutes()) }()
	res, err := http.Get("http://" + listener.Addr().String() + "/stats")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var stats Stats
	if err := json.NewDecoder(res.Body).Decode(&stats); err != nil || stats != (Stats{}) {
		t.Errorf("got %+v, %v", stats, err)
	}

	stop()

	if err := <-ended; err != nil {
		t.Errorf("got %v", err)
	}
}

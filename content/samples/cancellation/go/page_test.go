package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// tooLong is a deadline that no test comes near.
const tooLong = time.Minute

// upstream plays the services that are looked up. It tells which requests have come, and which
// of them it has seen cut off.
type upstream struct {
	url             string
	arrived, closed chan string
	release         chan struct{}
}

func startUpstream(t *testing.T) *upstream {
	t.Helper()
	u := &upstream{
		arrived: make(chan string, 2),
		closed:  make(chan string, 2),
		release: make(chan struct{}),
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u.arrived <- r.URL.Path
		switch r.URL.Path {
		case "/found":
			_, _ = io.WriteString(w, "text")
		case "/broken":
			<-u.release
			w.WriteHeader(http.StatusInternalServerError)
		case "/stalled":
			_, _ = io.WriteString(w, "te")
			_ = http.NewResponseController(w).Flush()
			fallthrough
		case "/silent":
			<-r.Context().Done()
			u.closed <- r.URL.Path
		}
	}))
	t.Cleanup(server.Close)
	u.url = server.URL
	return u
}

func (u *upstream) service(t *testing.T, profile, orders string) *Service {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	client := &http.Client{Transport: transport}
	return &Service{
		profile: &Lookup{name: "profile", url: u.url + profile, client: client},
		orders:  &Lookup{name: "orders", url: u.url + orders, client: client},
	}
}

// getPage asks a handler for the page, as net/http would.
func getPage(t *testing.T, service *Service, deadline time.Duration) (int, string) {
	t.Helper()
	recorder := httptest.NewRecorder()
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/page", nil)
	Routes(service, deadline).ServeHTTP(recorder, request)
	return recorder.Code, recorder.Body.String()
}

var (
	done      = Counts{Done: 1}
	failed    = Counts{Failed: 1}
	cancelled = Counts{Cancelled: 1}
)

func TestBothAreFound(t *testing.T) {
	u := startUpstream(t)
	service := u.service(t, "/found", "/found")

	status, body := getPage(t, service, tooLong)

	if status != http.StatusOK || body != `{"profile":"text","orders":"text"}` {
		t.Errorf("got %d %s", status, body)
	}
	if got := service.Stats(); got != (Stats{done, done}) {
		t.Errorf("got %+v", got)
	}
}

func TestAFailureCancelsTheOtherLookup(t *testing.T) {
	for _, silent := range []string{"/silent", "/stalled"} {
		t.Run(silent, func(t *testing.T) {
			u := startUpstream(t)
			service := u.service(t, silent, "/broken")
			go func() {
				<-u.arrived
				<-u.arrived
				close(u.release)
			}()

			status, body := getPage(t, service, tooLong)

			if status != http.StatusBadGateway || body != `{"error":"orders failed"}` {
				t.Errorf("got %d %s", status, body)
			}
			if got := service.Stats(); got != (Stats{cancelled, failed}) {
				t.Errorf("got %+v", got)
			}
			<-u.closed
		})
	}
}

func TestTheDeadlineCancelsBothLookups(t *testing.T) {
	u := startUpstream(t)
	service := u.service(t, "/silent", "/stalled")

	status, body := getPage(t, service, 500*time.Millisecond)

	if status != http.StatusGatewayTimeout || body != `{"error":"deadline passed"}` {
		t.Errorf("got %d %s", status, body)
	}
	if got := service.Stats(); got != (Stats{cancelled, cancelled}) {
		t.Errorf("got %+v", got)
	}
	<-u.closed
	<-u.closed
}

func TestACallerWhoLeavesCancelsBothLookups(t *testing.T) {
	u := startUpstream(t)
	service := u.service(t, "/silent", "/silent")
	handled := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer close(handled)
		Routes(service, tooLong).ServeHTTP(w, r)
	}))
	defer server.Close()
	ctx, leave := context.WithCancel(t.Context())
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/page", nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		<-u.arrived
		<-u.arrived
		leave()
	}()

	if _, err := server.Client().Do(request); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want %v", err, context.Canceled)
	}

	<-u.closed
	<-u.closed
	<-handled
	if got := service.Stats(); got != (Stats{cancelled, cancelled}) {
		t.Errorf("got %+v", got)
	}
}

func TestStats(t *testing.T) {
	u := startUpstream(t)
	service := u.service(t, "/found", "/found")
	recorder := httptest.NewRecorder()
	Routes(service, tooLong).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/stats", nil))

	var got Stats
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil || got != (Stats{}) {
		t.Errorf("got %s, %v", recorder.Body, err)
	}
}

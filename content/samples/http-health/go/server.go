package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// #region health

// Health answers /healthz: 200 while the service takes work, 503 once it drains.
type Health struct{ draining atomic.Bool }

// Drain makes every answer from now on a 503.
func (h *Health) Drain() { h.draining.Store(true) }

func (h *Health) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	if h.draining.Load() {
		respond(w, http.StatusServiceUnavailable, "status", "draining")
		return
	}
	respond(w, http.StatusOK, "status", "ok")
}

// Routes returns the routes of the service; more may be added.
func Routes(health *Health) *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("GET /healthz", health)
	// The mux itself would answer in plain text; "/" alone would turn a 405 into a 404.
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Allow", "GET,HEAD")
		respond(w, http.StatusMethodNotAllowed, "error", "method not allowed")
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		respond(w, http.StatusNotFound, "error", "not found")
	})
	return mux
}

// #endregion health

func respond(w http.ResponseWriter, status int, key, value string) {
	text, err := json.Marshal(map[string]string{key: value})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// The status is out; if the client has gone meanwhile, there is nobody to tell.
	_, _ = w.Write(text)
}

// Limits says how long each thing may take.
type Limits struct {
	Header  time.Duration // until a request's header has come, idle time included
	Request time.Duration // for a request to be read and answered
	Drain   time.Duration // to go on serving while load balancers learn of the 503
	Finish  time.Duration // after that, for requests in flight to end
}

// ErrCutOff says that requests still ran when the shutdown had to end.
var ErrCutOff = errors.New("requests cut off at the shutdown deadline")

// #region serve

// Serve answers on listener until ctx ends, then shuts down within Drain and Finish.
func Serve(
	ctx context.Context,
	listener net.Listener,
	handler http.Handler,
	health *Health,
	limits Limits,
) error {
	// All four are off by default, and a client that never finishes would stay for ever.
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: limits.Header,
		IdleTimeout:       limits.Header,
		ReadTimeout:       limits.Request,
		WriteTimeout:      limits.Request,
	}
	// Buffered, so that this goroutine ends even when nobody asks for its result.
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	select {
	case err := <-failed:
		return fmt.Errorf("serving failed: %w", err)
	case <-ctx.Done():
		return shutdown(server, failed, health, limits)
	}
}

// #endregion serve

// #region shutdown

func shutdown(server *http.Server, failed <-chan error, health *Health, limits Limits) error {
	health.Drain()
	// Serves on: closing at once would refuse what balancers still send here.
	select {
	case err := <-failed:
		return fmt.Errorf("serving failed: %w", err)
	case <-time.After(limits.Drain):
	}

	// A context of its own, as the one that told us to stop has already ended.
	ctx, cancel := context.WithTimeout(context.Background(), limits.Finish)
	defer cancel()
	err := server.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		// Shutdown only waits; Close cuts off what still runs.
		return errors.Join(ErrCutOff, server.Close())
	}
	return err
}

// #endregion shutdown

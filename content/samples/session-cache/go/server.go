package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"mime"
	"net"
	"net/http"
	"time"
)

// Routes returns the routes of the service.
func Routes(cache *Cache) http.Handler {
	s := &service{cache}
	mux := http.NewServeMux()
	mux.Handle("PUT /sessions/{id}", handler(s.put))
	mux.Handle("GET /sessions/{id}", handler(s.get))
	mux.Handle("DELETE /sessions/{id}", handler(s.delete))
	mux.Handle("GET /stats", handler(s.stats))
	// The mux itself would answer these in plain text.
	mux.Handle("/sessions/{id}", methodNotAllowed("DELETE, GET, HEAD, PUT"))
	mux.Handle("/stats", methodNotAllowed("GET, HEAD"))
	mux.Handle("/", handler(func(http.ResponseWriter, *http.Request) error {
		return &requestError{http.StatusNotFound, "not found"}
	}))
	return mux
}

func methodNotAllowed(allow string) handler {
	return func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Allow", allow)
		return &requestError{http.StatusMethodNotAllowed, "method not allowed"}
	}
}

// handler answers a request, unless it returns an error.
type handler func(w http.ResponseWriter, r *http.Request) error

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	err := h(w, r)
	if err == nil {
		return
	}
	var wrong *requestError
	if !errors.As(err, &wrong) {
		log.Printf("%s %q: %v", r.Method, r.URL.Path, err)
		wrong = &requestError{http.StatusInternalServerError, "internal error"}
	}
	// Strings can always be written as JSON, so there is no second error.
	_ = respond(w, wrong.status, map[string]string{"error": wrong.message})
}

type service struct{ cache *Cache }

var errNoSession = &requestError{http.StatusNotFound, "no such session"}

// #region handlers

func (s *service) put(w http.ResponseWriter, r *http.Request) error {
	id, err := sessionID(r)
	if err != nil {
		return err
	}
	body, err := readBody(w, r)
	if err != nil {
		return err
	}
	session, err := parseSession(body)
	if err != nil {
		return err
	}
	status := http.StatusNoContent
	if s.cache.Put(id, session) {
		status = http.StatusCreated
	}
	w.WriteHeader(status)
	return nil
}

func (s *service) get(w http.ResponseWriter, r *http.Request) error {
	id, err := sessionID(r)
	if err != nil {
		return err
	}
	session, hits, ok := s.cache.Get(id)
	if !ok {
		return errNoSession
	}
	return respond(w, http.StatusOK, struct {
		*Session
		Hits uint64 `json:"hits"`
	}{session, hits})
}

// #endregion handlers

func (s *service) delete(w http.ResponseWriter, r *http.Request) error {
	id, err := sessionID(r)
	if err != nil {
		return err
	}
	if !s.cache.Delete(id) {
		return errNoSession
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *service) stats(w http.ResponseWriter, _ *http.Request) error {
	return respond(w, http.StatusOK, s.cache.Stats())
}

func sessionID(r *http.Request) (string, error) {
	id := r.PathValue("id")
	if !validID.MatchString(id) {
		return "", &requestError{http.StatusBadRequest, "invalid id"}
	}
	return id, nil
}

// #region body

// readBody returns the body of a request that says it is JSON, up to maxBody.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return nil, &requestError{
			http.StatusUnsupportedMediaType, "content type must be application/json",
		}
	}
	// Unlike an io.LimitReader, this tells a body at the limit from one beyond it and hangs up
	// on a client that goes on sending.
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, &requestError{http.StatusRequestEntityTooLarge, "body too large"}
	}
	if err != nil {
		return nil, &requestError{http.StatusBadRequest, "body cut short"}
	}
	return body, nil
}

// #endregion body

func respond(w http.ResponseWriter, status int, content any) error {
	text, err := json.Marshal(content)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// The status is out; if the client has gone meanwhile, there is nobody to tell.
	_, _ = w.Write(text)
	return nil
}

// Serve answers on listener until ctx ends, then lets requests in flight end.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	// Without these, a client that never finishes would stay for ever.
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      10 * time.Second,
		IdleTimeout:       time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	select {
	case err := <-failed:
		return fmt.Errorf("serving failed: %w", err)
	case <-ctx.Done():
	}
	// A context of its own, as the one that told us to stop has already ended.
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return server.Shutdown(ctx)
}

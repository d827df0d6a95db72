package main

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"
)

// #region handler

var errDeadline = errors.New("deadline passed")

// Routes answers GET /page, each within the deadline, and GET /stats.
func Routes(service *Service, deadline time.Duration) *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /page", func(w http.ResponseWriter, r *http.Request) {
		// The request's context ends when the caller hangs up; this one also at the deadline.
		ctx, cancel := context.WithTimeoutCause(r.Context(), deadline, errDeadline)
		defer cancel()

		page, err := service.Page(ctx)
		lookup, isLookup := errors.AsType[*LookupError](err)
		switch {
		case err == nil:
			respond(w, http.StatusOK, page)
		case errors.Is(err, errDeadline):
			respond(w, http.StatusGatewayTimeout, problem{"deadline passed"})
		case errors.Is(err, context.Canceled):
			// The caller has left: there is nobody to answer.
		case isLookup:
			slog.Warn("no page", "error", err)
			respond(w, http.StatusBadGateway, problem{lookup.Name + " failed"})
		default:
			slog.Error("no page", "error", err)
			respond(w, http.StatusInternalServerError, problem{"internal error"})
		}
	})
	mux.HandleFunc("GET /stats", func(w http.ResponseWriter, _ *http.Request) {
		respond(w, http.StatusOK, service.Stats())
	})
	return mux
}

// #endregion handler

type problem struct {
	Error string `json:"error"`
}

func respond(w http.ResponseWriter, status int, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// The status is out; if the client has gone meanwhile, there is nobody to tell.
	_, _ = w.Write(text)
}

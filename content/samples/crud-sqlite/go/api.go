package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"
)

// API serves the notes of Store.
type API struct {
	Store   *Store
	Log     *slog.Logger
	Timeout time.Duration // for what a request asks of the database
}

// Routes returns all routes; what they do not know is answered in JSON too.
func (a *API) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /notes", a.handle(a.list))
	mux.Handle("POST /notes", a.handle(a.create))
	mux.Handle("GET /notes/{id}", a.handle(a.get))
	mux.Handle("PUT /notes/{id}", a.handle(a.replace))
	mux.Handle("DELETE /notes/{id}", a.handle(a.delete))
	mux.Handle("/notes", a.handle(notAllowed("GET,HEAD,POST")))
	mux.Handle("/notes/{id}", a.handle(notAllowed("GET,HEAD,PUT,DELETE")))
	mux.Handle("/", a.handle(func(http.ResponseWriter, *http.Request) error {
		return newProblem(http.StatusNotFound, "not_found", "no such path")
	}))
	return mux
}

// An endpoint returns what went wrong instead of answering it.
type endpoint func(http.ResponseWriter, *http.Request) error

func (a *API) handle(next endpoint) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), a.Timeout)
		defer cancel()
		r = r.WithContext(ctx)
		if err := next(w, r); err != nil {
			a.fail(w, r, err)
		}
	})
}

// #region handlers

func (a *API) list(w http.ResponseWriter, r *http.Request) error {
	after, limit, err := parsePage(r.URL.Query())
	if err != nil {
		return err
	}
	// One more than asked for tells whether there is a next page.
	notes, err := a.Store.List(r.Context(), after, limit+1)
	if err != nil {
		return err
	}
	page := struct {
		Notes []Note `json:"notes"`
		Next  *int64 `json:"next"`
	}{Notes: notes}
	if len(notes) > limit {
		page.Notes = notes[:limit]
		page.Next = &notes[limit-1].ID
	}
	return respond(w, http.StatusOK, page)
}

func (a *API) create(w http.ResponseWriter, r *http.Request) error {
	fields, err := readFields(w, r)
	if err != nil {
		return err
	}
	note, err := a.Store.Create(r.Context(), fields)
	if err != nil {
		return err
	}
	w.Header().Set("Location", fmt.Sprintf("/notes/%d", note.ID))
	return respond(w, http.StatusCreated, note)
}

// #endregion handlers

func (a *API) get(w http.ResponseWriter, r *http.Request) error {
	id, err := readID(r)
	if err != nil {
		return err
	}
	note, err := a.Store.Get(r.Context(), id)
	if err != nil {
		return err
	}
	return respond(w, http.StatusOK, note)
}

func (a *API) replace(w http.ResponseWriter, r *http.Request) error {
	id, err := readID(r)
	if err != nil {
		return err
	}
	fields, err := readFields(w, r)
	if err != nil {
		return err
	}
	note, err := a.Store.Replace(r.Context(), id, fields)
	if err != nil {
		return err
	}
	return respond(w, http.StatusOK, note)
}

func (a *API) delete(w http.ResponseWriter, r *http.Request) error {
	id, err := readID(r)
	if err != nil {
		return err
	}
	if err := a.Store.Delete(r.Context(), id); err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

func readFields(w http.ResponseWriter, r *http.Request) (Fields, error) {
	data, err := readBody(w, r)
	if err != nil {
		return Fields{}, err
	}
	return parseFields(data)
}

// No note has an id that is not a number.
func readID(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return 0, ErrNotFound
	}
	return id, nil
}

func notAllowed(methods string) endpoint {
	return func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Allow", methods)
		return newProblem(http.StatusMethodNotAllowed, "method_not_allowed", "method not allowed")
	}
}

// #region problem

// Problem is the shape of every error that a client sees.
type Problem struct {
	Status  int          `json:"-"`
	Code    string       `json:"code"`
	Message string       `json:"message"`
	Fields  []FieldError `json:"fields"`
}

type FieldError struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

func (p *Problem) Error() string { return p.Message }

func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	ctx := r.Context()
	problem, ok := errors.AsType[*Problem](err)
	switch {
	case ok:
	case errors.Is(err, ErrNotFound):
		problem = newProblem(http.StatusNotFound, "not_found", "no such note")
	case errors.Is(err, ErrTitleTaken):
		problem = newProblem(http.StatusConflict, "title_taken", "another note has this title",
			FieldError{"title", "is taken"})
	case ctx.Err() != nil:
		// Out of time, or the client has gone and nobody reads this.
		problem = newProblem(http.StatusServiceUnavailable, "timeout", "this took too long")
	default:
		// The cause is for us; a client has no business with tables and files.
		a.Log.ErrorContext(ctx, "request failed",
			"method", r.Method, "path", r.URL.Path, "error", err)
		problem = newProblem(http.StatusInternalServerError, "internal", "something went wrong")
	}
	if err := respond(w, problem.Status, map[string]*Problem{"error": problem}); err != nil {
		a.Log.ErrorContext(ctx, "answering failed", "error", err)
	}
}

// #endregion problem

func newProblem(status int, code, message string, fields ...FieldError) *Problem {
	if fields == nil {
		fields = []FieldError{} // a list in JSON even if it is empty
	}
	return &Problem{status, code, message, fields}
}

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

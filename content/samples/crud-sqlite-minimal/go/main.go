// Command crud-sqlite-minimal serves notes from a SQLite database.
package main

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"

	_ "modernc.org/sqlite"
)

type note struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
	Body  string `json:"body"`
}

type api struct{ db *sql.DB }

// #region open

func open(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return nil, err
	}
	_, err = db.Exec(`
		CREATE TABLE IF NOT EXISTS notes (
			id INTEGER PRIMARY KEY,
			title TEXT NOT NULL UNIQUE,
			body TEXT NOT NULL
		)`)
	return db, err
}

// #endregion open

func (a *api) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes", a.list)
	mux.HandleFunc("POST /notes", a.create)
	mux.HandleFunc("GET /notes/{id}", a.get)
	mux.HandleFunc("PUT /notes/{id}", a.replace)
	mux.HandleFunc("DELETE /notes/{id}", a.delete)
	return mux
}

// #region list

func (a *api) list(w http.ResponseWriter, r *http.Request) {
	rows, err := a.db.Query("SELECT id, title, body FROM notes ORDER BY id")
	if err != nil {
		fail(w, err)
		return
	}
	defer rows.Close()
	notes := []note{}
	for rows.Next() {
		var n note
		if err := rows.Scan(&n.ID, &n.Title, &n.Body); err != nil {
			fail(w, err)
			return
		}
		notes = append(notes, n)
	}
	if err := rows.Err(); err != nil {
		fail(w, err)
		return
	}
	respond(w, http.StatusOK, notes)
}

// #endregion list

// #region create

func (a *api) create(w http.ResponseWriter, r *http.Request) {
	var n note
	if err := json.NewDecoder(r.Body).Decode(&n); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	result, err := a.db.Exec("INSERT INTO notes (title, body) VALUES (?, ?)", n.Title, n.Body)
	if err != nil {
		fail(w, err)
		return
	}
	if n.ID, err = result.LastInsertId(); err != nil {
		fail(w, err)
		return
	}
	respond(w, http.StatusCreated, n)
}

// #endregion create

func (a *api) get(w http.ResponseWriter, r *http.Request) {
	var n note
	row := a.db.QueryRow("SELECT id, title, body FROM notes WHERE id = ?", r.PathValue("id"))
	err := row.Scan(&n.ID, &n.Title, &n.Body)
	if errors.Is(err, sql.ErrNoRows) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		fail(w, err)
		return
	}
	respond(w, http.StatusOK, n)
}

func (a *api) replace(w http.ResponseWriter, r *http.Request) {
	var n note
	if err := json.NewDecoder(r.Body).Decode(&n); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	row := a.db.QueryRow("UPDATE notes SET title = ?, body = ? WHERE id = ? RETURNING id",
		n.Title, n.Body, r.PathValue("id"))
	err := row.Scan(&n.ID)
	if errors.Is(err, sql.ErrNoRows) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		fail(w, err)
		return
	}
	respond(w, http.StatusOK, n)
}

func (a *api) delete(w http.ResponseWriter, r *http.Request) {
	result, err := a.db.Exec("DELETE FROM notes WHERE id = ?", r.PathValue("id"))
	if err != nil {
		fail(w, err)
		return
	}
	if deleted, _ := result.RowsAffected(); deleted == 0 {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func respond(w http.ResponseWriter, status int, content any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(content)
}

func fail(w http.ResponseWriter, err error) {
	http.Error(w, err.Error(), http.StatusInternalServerError)
}

// #region run

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	db, err := open(cmp.Or(os.Getenv("DATABASE"), "notes.db"))
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", cmp.Or(os.Getenv("ADDR"), "127.0.0.1:8080"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintf(os.Stderr, "listening on http://%s\n", listener.Addr())
	go http.Serve(listener, (&api{db}).routes())
	<-ctx.Done()
}

// #endregion run

package main

import (
	"context"
	"database/sql"
	"errors"
	"net/url"

	// In pure Go: needs no C compiler, so it builds for any system from any other. The
	// binding to the C library, mattn/go-sqlite3, has the same database/sql in front.
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Note is a note as it is kept and as clients see it.
type Note struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
	Body  string `json:"body"`
}

// Fields is what a client says about a note.
type Fields struct {
	Title string
	Body  string
}

var (
	ErrNotFound   = errors.New("no such note")
	ErrTitleTaken = errors.New("another note has this title")
)

// Store keeps notes in a SQLite database.
type Store struct {
	writer, readers                    *sql.DB
	create, replace, delete, get, list *sql.Stmt
}

// AUTOINCREMENT never gives out an id twice, not even that of a deleted note.
const schema = `
	CREATE TABLE IF NOT EXISTS notes (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		title TEXT NOT NULL UNIQUE,
		body TEXT NOT NULL
	) STRICT`

// #region open

// Open opens the database at path and makes it if there is none.
func Open(ctx context.Context, path string) (*Store, error) {
	// SQLite lets one connection write at a time. Here writers queue for the only one there
	// is, in order; in SQLite they would sleep and try again. With the write-ahead log,
	// readers wait for nobody.
	writer, err := connect(path, 1, url.Values{})
	if err != nil {
		return nil, err
	}
	readers, err := connect(path, 4, url.Values{"_query_only": {"on"}})
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	store := &Store{writer: writer, readers: readers}
	if err := store.prepare(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

func connect(path string, connections int, options url.Values) (*sql.DB, error) {
	options.Set("_busy_timeout", "5000")
	options.Set("_journal_mode", "WAL")
	// With the log, NORMAL loses at most the last writes when the power fails, and keeps
	// the database whole.
	options.Set("_synchronous", "NORMAL")
	// As a URL, so that a question mark in the path stays part of it.
	file := url.URL{Path: path}
	db, err := sql.Open("sqlite", "file:"+file.EscapedPath()+"?"+options.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections) // the default closes all but two after each burst
	return db, nil
}

// #endregion open

func (s *Store) prepare(ctx context.Context) error {
	if _, err := s.writer.ExecContext(ctx, schema); err != nil {
		return err
	}
	for _, statement := range []struct {
		into *(*sql.Stmt)
		db   *sql.DB
		text string
	}{
		{&s.create, s.writer, `INSERT INTO notes (title, body) VALUES (?, ?)`},
		{&s.replace, s.writer, `UPDATE notes SET title = ?, body = ? WHERE id = ?`},
		{&s.delete, s.writer, `DELETE FROM notes WHERE id = ?`},
		{&s.get, s.readers, `SELECT id, title, body FROM notes WHERE id = ?`},
		{&s.list, s.readers, `SELECT id, title, body FROM notes WHERE id > ? ORDER BY id LIMIT ?`},
	} {
		prepared, err := statement.db.PrepareContext(ctx, statement.text)
		if err != nil {
			return err
		}
		*statement.into = prepared
	}
	return nil
}

// Close waits for what still runs.
func (s *Store) Close() error {
	return errors.Join(s.readers.Close(), s.writer.Close())
}

// #region write

// Create returns [ErrTitleTaken] if another note has the title.
func (s *Store) Create(ctx context.Context, fields Fields) (Note, error) {
	result, err := s.create.ExecContext(ctx, fields.Title, fields.Body)
	if err != nil {
		return Note{}, titleTaken(err)
	}
	id, err := result.LastInsertId()
	return Note{id, fields.Title, fields.Body}, err
}

// Replace returns [ErrNotFound], or [ErrTitleTaken] if another note has the title.
func (s *Store) Replace(ctx context.Context, id int64, fields Fields) (Note, error) {
	result, err := s.replace.ExecContext(ctx, fields.Title, fields.Body, id)
	if err != nil {
		return Note{}, titleTaken(err)
	}
	return Note{id, fields.Title, fields.Body}, mustChange(result)
}

// Delete returns [ErrNotFound] if there is no such note.
func (s *Store) Delete(ctx context.Context, id int64) error {
	result, err := s.delete.ExecContext(ctx, id)
	if err != nil {
		return err
	}
	return mustChange(result)
}

// The constraint decides: to look first would leave a gap for another request.
func titleTaken(err error) error {
	failure, ok := errors.AsType[*sqlite.Error](err)
	if ok && failure.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE {
		return ErrTitleTaken
	}
	return err
}

// #endregion write

func mustChange(result sql.Result) error {
	changed, err := result.RowsAffected()
	if err == nil && changed == 0 {
		return ErrNotFound
	}
	return err
}

// Get returns [ErrNotFound] if there is no such note.
func (s *Store) Get(ctx context.Context, id int64) (Note, error) {
	var note Note
	err := s.get.QueryRowContext(ctx, id).Scan(&note.ID, &note.Title, &note.Body)
	if errors.Is(err, sql.ErrNoRows) {
		return Note{}, ErrNotFound
	}
	return note, err
}

// List returns at most limit notes whose id is greater than after, by id. Asking for what
// follows an id costs the same on every page; an offset would be counted off each time.
func (s *Store) List(ctx context.Context, after int64, limit int) ([]Note, error) {
	rows, err := s.list.QueryContext(ctx, after, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	notes := []Note{} // not nil, which would become null in JSON
	for rows.Next() {
		var note Note
		if err := rows.Scan(&note.ID, &note.Title, &note.Body); err != nil {
			return nil, err
		}
		notes = append(notes, note)
	}
	return notes, rows.Err()
}

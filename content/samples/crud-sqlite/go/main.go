// Command crud-sqlite serves notes from a SQLite database until it is told to stop.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// #region run

func run() (err error) {
	// Listens to the signals before the first request can come.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	path := cmp.Or(os.Getenv("DATABASE"), "notes.db")
	store, err := Open(ctx, path)
	if err != nil {
		return fmt.Errorf("cannot open the database %s: %w", path, err)
	}
	// After the last request: whoever closes last moves the log into the database.
	defer func() { err = errors.Join(err, store.Close()) }()

	listener, err := net.Listen("tcp", cmp.Or(os.Getenv("ADDR"), "127.0.0.1:8080"))
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "listening on http://%s\n", listener.Addr())

	api := &API{
		Store: store,
		Log:   slog.New(slog.NewTextHandler(os.Stderr, nil)),
		// More than SQLite waits for a lock, less than the server for an answer.
		Timeout: 8 * time.Second,
	}
	return Serve(ctx, listener, api.Routes(), Limits{
		Header:  10 * time.Second,
		Request: 10 * time.Second,
		Finish:  10 * time.Second,
	})
}

// #endregion run

// Limits says how long each thing may take.
type Limits struct {
	Header  time.Duration // until a request's header has come, idle time included
	Request time.Duration // for a request to be read and answered
	Finish  time.Duration // for requests in flight to end, once told to stop
}

// Serve answers on listener until ctx ends, then lets requests in flight finish.
func Serve(
	ctx context.Context,
	listener net.Listener,
	handler http.Handler,
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
	}

	// A context of its own, as the one that told us to stop has already ended.
	finish, cancel := context.WithTimeout(context.Background(), limits.Finish)
	defer cancel()
	if err := server.Shutdown(finish); err != nil {
		// Shutdown only waits; Close cuts off what still runs.
		return errors.Join(err, server.Close())
	}
	return nil
}

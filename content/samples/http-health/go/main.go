// Command http-health serves a health endpoint until it is told to stop.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// #region main

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	// Listens to the signals before the first request can come.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	address, ok := os.LookupEnv("ADDR")
	if !ok {
		address = "127.0.0.1:8080"
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "listening on http://%s\n", listener.Addr())

	health := &Health{}
	return Serve(ctx, listener, Routes(health), health, Limits{
		Header:  10 * time.Second,
		Request: 10 * time.Second,
		// Together less than the 30 s that Kubernetes waits before it kills.
		Drain:  5 * time.Second,
		Finish: 10 * time.Second,
	})
}

// #endregion main

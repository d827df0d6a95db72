// Command http-health serves a health endpoint until it is told to stop.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strconv"
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
	drain, err := drainTime()
	if err != nil {
		return err
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
		// By default together less than the 30 s that Kubernetes waits before it kills.
		Drain:  drain,
		Finish: 10 * time.Second,
	})
}

// #endregion main

func drainTime() (time.Duration, error) {
	text, ok := os.LookupEnv("DRAIN_MS")
	if !ok {
		return 5 * time.Second, nil
	}
	ms, err := strconv.ParseUint(text, 10, 32)
	if err != nil {
		return 0, fmt.Errorf("DRAIN_MS is no number of milliseconds: %w", err)
	}
	return time.Duration(ms) * time.Millisecond, nil
}

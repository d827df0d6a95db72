// Command session-cache holds sessions in memory and serves them over HTTP.
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

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "session-cache:", err)
		os.Exit(1)
	}
}

func run() error {
	// Listens to the signals before the first request can come.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	capacity, err := setting("CAPACITY", 200_000)
	if err != nil {
		return err
	}
	ttl, err := setting("TTL_SECONDS", 3600)
	if err != nil {
		return err
	}
	address, ok := os.LookupEnv("ADDR")
	if !ok {
		address = "127.0.0.1:8080"
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "listening on http://%s\n", listener.Addr())

	cache := NewCache(capacity, time.Duration(ttl)*time.Second, time.Now)
	return Serve(ctx, listener, Routes(cache))
}

func setting(name string, otherwise int) (int, error) {
	text, ok := os.LookupEnv(name)
	if !ok {
		return otherwise, nil
	}
	const most = 10_000_000
	number, err := strconv.Atoi(text)
	if err != nil || number < 1 || number > most {
		return 0, fmt.Errorf("%s must be an integer from 1 to %d", name, most)
	}
	return number, nil
}

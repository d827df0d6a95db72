// Command cancellation serves pages that two lookups make up, each within a deadline.
package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type config struct {
	address, profileURL, ordersURL string
	deadline                       time.Duration
}

func configure() (config, error) {
	c := config{address: "127.0.0.1:8080", deadline: time.Second}
	if address, ok := os.LookupEnv("ADDR"); ok {
		c.address = address
	}
	if text, ok := os.LookupEnv("DEADLINE_MS"); ok {
		ms, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			return config{}, fmt.Errorf("DEADLINE_MS: %w", err)
		}
		c.deadline = time.Duration(ms) * time.Millisecond
	}
	var err error
	if c.profileURL, err = required("PROFILE_URL"); err != nil {
		return config{}, err
	}
	if c.ordersURL, err = required("ORDERS_URL"); err != nil {
		return config{}, err
	}
	return c, nil
}

func required(name string) (string, error) {
	value, ok := os.LookupEnv(name)
	if !ok {
		return "", fmt.Errorf("%s is not set", name)
	}
	return value, nil
}

// #region main

func run() error {
	config, err := configure()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := net.Listen("tcp", config.address)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "listening on http://%s\n", listener.Addr())

	client := &http.Client{}
	service := &Service{
		profile: &Lookup{name: "profile", url: config.profileURL, client: client},
		orders:  &Lookup{name: "orders", url: config.ordersURL, client: client},
	}
	server := &http.Server{
		Handler:           Routes(service, config.deadline),
		ReadHeaderTimeout: 10 * time.Second,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		// Waits for the requests in flight, which end by their deadline.
		return server.Shutdown(context.Background())
	}
}

// #endregion main

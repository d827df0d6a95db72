// Command service answers /healthz. Run as "service healthcheck" it asks the service instead,
// because the image has neither a shell nor curl.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	address, ok := os.LookupEnv("ADDR")
	if !ok {
		// On the loopback address alone, nobody outside the container would reach it.
		address = "0.0.0.0:8080"
	}
	if len(args) > 0 {
		if len(args) > 1 || args[0] != "healthcheck" {
			return errors.New("usage: service [healthcheck]")
		}
		// A check has the container's environment, and 0.0.0.0 leads to the container itself.
		return healthcheck(address)
	}
	// As process 1 of the container it gets no default action for SIGTERM.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "listening on http://%s\n", listener.Addr())
	return serve(ctx, listener)
}

// serve answers until ctx ends, and then gives requests in flight 10 s to end.
func serve(ctx context.Context, listener net.Listener) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		// The status is out; if the client has gone meanwhile, there is nobody to tell.
		_, _ = io.WriteString(w, `{"status":"ok"}`)
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}

	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	group.Go(func() error {
		<-ctx.Done()
		deadline, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		return server.Shutdown(deadline)
	})
	return group.Wait()
}

// healthcheck returns nil if the service at address says that it is well.
func healthcheck(address string) error {
	// A transport of its own, as the default one would obey HTTP_PROXY and leave the container.
	client := &http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{}}
	res, err := client.Get("http://" + address + "/healthz")
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d", res.StatusCode)
	}
	return nil
}

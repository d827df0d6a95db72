// Command parcels serves the whereabouts of parcels over gRPC, or asks for them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	parcels "example.com/grpc"
)

const usage = `usage: parcels serve
       parcels ask [OPTION]... ID
       parcels watch [OPTION]... ID
       parcels report [--delivered] [OPTION]... ID PLACE
options: --address HOST:PORT (127.0.0.1:8080), --timeout DURATION (10s)`

var errUsage = errors.New(usage)

func main() {
	err := run(os.Args[1:])
	switch {
	case err == nil:
	case errors.Is(err, errUsage):
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	default:
		message, exit := explain(err)
		fmt.Fprintln(os.Stderr, message)
		os.Exit(exit)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return errUsage
	}
	c := &client{out: os.Stdout}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&c.address, "address", "127.0.0.1:8080", "")
	flags.DurationVar(&c.timeout, "timeout", 10*time.Second, "")
	var delivered bool
	if args[0] == "report" {
		flags.BoolVar(&delivered, "delivered", false, "")
	}
	if err := flags.Parse(args[1:]); err != nil {
		return fmt.Errorf("%w\n%w", err, errUsage)
	}
	switch command := args[0]; {
	case command == "serve" && len(args) == 1:
		return serve()
	case command == "ask" && flags.NArg() == 1:
		return c.ask(flags.Arg(0))
	case command == "watch" && flags.NArg() == 1:
		return c.watch(flags.Arg(0))
	case command == "report" && flags.NArg() == 2:
		return c.report(flags.Arg(0), flags.Arg(1), delivered)
	default:
		return errUsage
	}
}

func serve() error {
	// Listens to the signals before the first call can come.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	depot := parcels.NewDepot()
	for _, report := range []struct {
		id   string
		stop parcels.Stop
	}{
		{"P-1", parcels.Stop{Place: "Leeds"}},
		{"P-1", parcels.Stop{Place: "York"}},
		{"P-1", parcels.Stop{Place: "Durham", Delivered: true}},
		{"P-2", parcels.Stop{Place: "Leeds"}},
		{"P-2", parcels.Stop{Place: "York"}},
	} {
		if err := depot.Report(report.id, report.stop); err != nil {
			return err
		}
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
	return parcels.Serve(ctx, listener, depot, 10*time.Second)
}

// Command fan-out gets the addresses it is given, at once, and prints a line for each.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"

	fanout "example.com/fan-out"
)

func main() {
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: fan-out [--timeout-ms MS] ADDRESS...") }
	timeout := flag.Uint("timeout-ms", 5000, "")
	flag.Parse()
	if flag.NArg() == 0 || *timeout == 0 || *timeout > 3_600_000 {
		flag.Usage()
		os.Exit(2)
	}
	limits := fanout.Limits{
		InFlight: 8,
		Timeout:  time.Duration(*timeout) * time.Millisecond,
		MaxBody:  1 << 20,
	}
	os.Exit(run(flag.Args(), limits))
}

func run(urls []string, limits fanout.Limits) int {
	client := &http.Client{}
	status := 0
	for _, result := range fanout.FetchAll(context.Background(), client, urls, limits) {
		err := result.Err
		if err == nil {
			fmt.Printf("%s: %d bytes\n", result.URL, len(result.Body))
			continue
		}
		status = 1
		// What net/http reports is for people to read and changes with its releases.
		if errors.Is(err, fanout.ErrRequest) {
			fmt.Fprintf(os.Stderr, "%s: %v\n", result.URL, err)
			err = fanout.ErrRequest
		}
		fmt.Printf("%s: %v\n", result.URL, err)
	}
	return status
}

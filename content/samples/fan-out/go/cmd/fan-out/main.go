// Command fan-out gets the addresses it is given, at once, and prints a line for each.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	fanout "example.com/fan-out"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(urls []string) int {
	if len(urls) == 0 {
		fmt.Fprintln(os.Stderr, "usage: fan-out ADDRESS...")
		return 2
	}
	client := &http.Client{}
	limits := fanout.Limits{InFlight: 8, Timeout: 5 * time.Second, MaxBody: 1 << 20}

	status := 0
	for _, result := range fanout.FetchAll(context.Background(), client, urls, limits) {
		if result.Err != nil {
			fmt.Printf("%s: %v\n", result.URL, result.Err)
			status = 1
			continue
		}
		fmt.Printf("%s: %d bytes\n", result.URL, len(result.Body))
	}
	return status
}

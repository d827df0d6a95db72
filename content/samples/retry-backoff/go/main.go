// Command retry-backoff gets an address, again if need be.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"
)

const maxBody = 1 << 20

func main() {
	os.Exit(run())
}

func run() int {
	attempts := flag.Uint("attempts", 5, "attempts at most")
	base := milliseconds("base-ms", 100, "most to wait after the first attempt, then doubled")
	limit := milliseconds("cap-ms", 10_000, "most to wait after any attempt")
	timeout := milliseconds("timeout-ms", 5_000, "time for an attempt")
	deadline := milliseconds("deadline-ms", 60_000, "time for all")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: retry-backoff [flags] ADDRESS")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || !isAddress(flag.Arg(0)) || *attempts < 1 || *attempts > math.MaxInt32 {
		flag.Usage()
		return 2
	}
	policy := Policy{
		Attempts: int(*attempts),
		Base:     *base,
		Cap:      *limit,
		Timeout:  *timeout,
		Deadline: *deadline,
		Random:   rand.Float64,
	}
	client := &http.Client{
		// A redirect is an answer like any other.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	get := func(ctx context.Context) ([]byte, error) {
		return Get(ctx, client, flag.Arg(0), maxBody)
	}

	body, count, err := Retry(context.Background(), policy, get)
	fmt.Printf("attempt %d: %s\n", count, outcome(body, err))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// milliseconds defines a flag that takes as many as fit into 31 bits.
func milliseconds(name string, value int, usage string) *time.Duration {
	duration := time.Duration(value) * time.Millisecond
	flag.Func(name, fmt.Sprintf("%s (default %d)", usage, value), func(text string) error {
		count, err := strconv.ParseUint(text, 10, 31)
		duration = time.Duration(count) * time.Millisecond
		return err
	})
	return &duration
}

func isAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && address.Host != "" &&
		(address.Scheme == "http" || address.Scheme == "https")
}

func outcome(body []byte, err error) string {
	switch {
	case err == nil:
		return fmt.Sprintf("ok, %d bytes", len(body))
	case errors.Is(err, ErrGaveUp):
		return "gave up"
	case errors.Is(err, ErrOutOfTime):
		return "out of time"
	default:
		return "failed"
	}
}

// Package fanout fetches many addresses at once.
package fanout

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// #region result

// Limits bounds one call of [FetchAll].
type Limits struct {
	InFlight int           // requests at once; less than 1 counts as 1
	Timeout  time.Duration // per request, from connecting to the last byte
	MaxBody  int64         // bytes per body, unpacked
}

// Result is the outcome for one address. Body counts only if Err is nil.
type Result struct {
	URL  string
	Body []byte
	Err  error
}

// Err is a [*StatusError] or wraps one of these.
var (
	ErrTimeout  = errors.New("timed out")
	ErrTooLarge = errors.New("body too large")
	ErrRequest  = errors.New("request failed") // with what net/http reports, such as a refusal
)

// StatusError is an answer outside 200 to 299.
type StatusError struct{ Code int }

func (e *StatusError) Error() string { return fmt.Sprintf("status %d", e.Code) }

// #endregion result

// #region fetch-all

// FetchAll gets every address and returns one Result for each, in the order of urls.
// An address that fails does not stop the others; cancelling ctx stops them all.
func FetchAll(ctx context.Context, client *http.Client, urls []string, limits Limits) []Result {
	results := make([]Result, len(urls))
	slots := make(chan struct{}, max(1, limits.InFlight))
	var wg sync.WaitGroup
	for i, url := range urls {
		// Blocks while every slot is taken, so no more goroutines exist than slots.
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			body, err := fetch(ctx, client, url, limits)
			// Each goroutine writes its own element, so there is nothing to lock.
			results[i] = Result{URL: url, Body: body, Err: err}
		})
	}
	wg.Wait()
	return results
}

// #endregion fetch-all

// #region fetch-one

func fetch(ctx context.Context, client *http.Client, url string, limits Limits) ([]byte, error) {
	// The deadline covers the body too: reading it fails once ctx has ended.
	ctx, cancel := context.WithTimeoutCause(ctx, limits.Timeout, ErrTimeout)
	defer cancel()

	body, err := get(ctx, client, url, limits.MaxBody)
	// The cause tells our deadline from one that the caller's context brought along.
	if err != nil && errors.Is(context.Cause(ctx), ErrTimeout) {
		return nil, ErrTimeout
	}
	return body, err
}

func get(ctx context.Context, client *http.Client, url string, maxBody int64) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRequest, err)
	}
	res, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRequest, err)
	}
	defer res.Body.Close()
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return nil, &StatusError{Code: res.StatusCode}
	}
	return readBody(res.Body, maxBody)
}

// #endregion fetch-one

// #region read-body

func readBody(r io.Reader, maxBody int64) ([]byte, error) {
	// One byte more than allowed tells a body at the limit from one beyond it.
	body, err := io.ReadAll(io.LimitReader(r, maxBody+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRequest, err)
	}
	if int64(len(body)) > maxBody {
		return nil, ErrTooLarge
	}
	return body, nil
}

// #endregion read-body

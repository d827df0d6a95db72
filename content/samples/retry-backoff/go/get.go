package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// ErrTooLarge says that a body is larger than allowed.
var ErrTooLarge = errors.New("body too large")

// StatusError is an answer outside 200 to 299.
type StatusError struct{ Code int }

func (e *StatusError) Error() string { return fmt.Sprintf("status %d", e.Code) }

// #region get

// Get makes one attempt; what may go better another time is a [Transient].
func Get(ctx context.Context, client *http.Client, url string, maxBody int64) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	res, err := client.Do(req)
	if err != nil {
		return nil, broken(err)
	}
	defer res.Body.Close()
	if err := judge(res.StatusCode, res.Header, time.Now()); err != nil {
		return nil, err
	}
	// One byte more than allowed tells a body at the limit from one beyond it.
	body, err := io.ReadAll(io.LimitReader(res.Body, maxBody+1))
	if err != nil {
		return nil, broken(err)
	}
	if int64(len(body)) > maxBody {
		return nil, ErrTooLarge
	}
	return body, nil
}

func broken(err error) error {
	return &Transient{Err: fmt.Errorf("connection failed: %w", err)}
}

// #endregion get

// #region judge

func judge(code int, header http.Header, now time.Time) error {
	err := &StatusError{Code: code}
	switch code {
	case http.StatusTooManyRequests, http.StatusBadGateway,
		http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return &Transient{Err: err, After: retryAfter(header.Get("Retry-After"), now)}
	}
	// Any other answer is likely to be the same again.
	if code < 200 || code > 299 {
		return err
	}
	return nil
}

// retryAfter reads the header of that name, seconds or a date; what it cannot read, it ignores.
func retryAfter(value string, now time.Time) time.Duration {
	// Within 31 bits, as the nanoseconds of more might not fit.
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}

// #endregion judge

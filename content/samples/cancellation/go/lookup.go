package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
)

// #region lookup

// Lookup gets a text from another service. The client needs no time-out of its own, since every
// request brings a context.
type Lookup struct {
	name   string
	url    string
	client *http.Client
	counts counter
}

// LookupError says which lookup failed, and why.
type LookupError struct {
	Name string
	Err  error
}

func (e *LookupError) Error() string { return e.Name + ": " + e.Err.Error() }
func (e *LookupError) Unwrap() error { return e.Err }

func (l *Lookup) fetch(ctx context.Context) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, l.url, nil)
	if err != nil {
		return "", err
	}
	// When ctx ends, this and the reading below fail and the connection is closed.
	res, err := l.client.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return "", fmt.Errorf("status %d", res.StatusCode)
	}
	body, err := io.ReadAll(res.Body)
	return string(body), err
}

// #endregion lookup

// #region cleanup

// Get fetches the text and counts how that ended.
func (l *Lookup) Get(ctx context.Context) (string, error) {
	l.counts.add(Counts{Running: 1})
	text, err := l.fetch(ctx)
	switch {
	case err == nil:
		l.counts.add(Counts{Running: -1, Done: 1})
		return text, nil
	case ctx.Err() != nil:
		// Cancelled is a way to return like any other. The cause tells our deadline from a
		// caller who left and from the failure of another lookup.
		l.counts.add(Counts{Running: -1, Cancelled: 1})
		return "", &LookupError{l.name, context.Cause(ctx)}
	default:
		l.counts.add(Counts{Running: -1, Failed: 1})
		return "", &LookupError{l.name, err}
	}
}

// #endregion cleanup

// Counts says how lookups have ended, and how many have not.
type Counts struct {
	Running   int `json:"running"`
	Done      int `json:"done"`
	Failed    int `json:"failed"`
	Cancelled int `json:"cancelled"`
}

type counter struct {
	mu     sync.Mutex
	counts Counts
}

func (c *counter) add(n Counts) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts.Running += n.Running
	c.counts.Done += n.Done
	c.counts.Failed += n.Failed
	c.counts.Cancelled += n.Cancelled
}

func (c *counter) get() Counts {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.counts
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// policy waits half of every ceiling: 50 ms, 100 ms, 200 ms, 300 ms, 300 ms, ...
var policy = Policy{
	Attempts: 5,
	Base:     100 * time.Millisecond,
	Cap:      600 * time.Millisecond,
	Timeout:  time.Second,
	Deadline: time.Minute,
	Random:   func() float64 { return 0.5 },
}

var errBusy = errors.New("busy")

// failing is an operation that fails so many times, then returns "done".
func failing(times int, err error) func(context.Context) (string, error) {
	return func(context.Context) (string, error) {
		if times == 0 {
			return "done", nil
		}
		times--
		return "", err
	}
}

// hanging is an operation that lasts for as long as it may.
func hanging(ctx context.Context) (string, error) {
	<-ctx.Done()
	return "", &Transient{Err: context.Cause(ctx)}
}

func TestRetry(t *testing.T) {
	with := func(change func(*Policy)) Policy {
		changed := policy
		change(&changed)
		return changed
	}
	const ms = time.Millisecond
	for name, test := range map[string]struct {
		policy   Policy
		op       func(context.Context) (string, error)
		attempts int
		err      string
		took     time.Duration
	}{
		"succeeds at once": {policy, failing(0, nil), 1, "", 0},
		"waits longer from attempt to attempt": {
			policy, failing(4, &Transient{Err: errBusy}), 5, "", (50 + 100 + 200 + 300) * ms,
		},
		"gives up after the last attempt": {
			policy, failing(5, &Transient{Err: errBusy}), 5, "gave up: busy", 650 * ms,
		},
		"does not repeat what fails for good": {policy, failing(1, errBusy), 1, "busy", 0},
		"waits for what the server asks, and its own wait on top": {
			policy, failing(1, &Transient{errBusy, 7 * time.Second}), 2, "", 7050 * ms,
		},
		"does not begin to wait beyond the deadline": {
			with(func(p *Policy) { p.Deadline = 7050 * ms }),
			failing(1, &Transient{errBusy, 7 * time.Second}), 1, "out of time: busy", 0,
		},
		"ends an attempt after its time, and tries again": {
			with(func(p *Policy) { p.Attempts = 2 }), hanging, 2, "gave up: timed out", 2050 * ms,
		},
		"ends an attempt at the deadline": {
			with(func(p *Policy) { p.Deadline = 1200 * ms }), hanging, 2, "out of time: timed out",
			1200 * ms,
		},
		"the deadline counts even in the last attempt": {
			with(func(p *Policy) { p.Attempts, p.Deadline = 1, 300*ms }), hanging, 1,
			"out of time: timed out", 300 * ms,
		},
	} {
		t.Run(name, func(t *testing.T) {
			// In the bubble, time is not real: it passes when everybody waits, and exactly.
			synctest.Test(t, func(t *testing.T) {
				begun := time.Now()

				value, attempts, err := Retry(t.Context(), test.policy, test.op)

				if took := time.Since(begun); attempts != test.attempts || took != test.took {
					t.Errorf("took %d attempts and %v", attempts, took)
				}
				if test.err == "" && (err != nil || value != "done") {
					t.Errorf("got %q, %v", value, err)
				}
				if test.err != "" && (err == nil || err.Error() != test.err) {
					t.Errorf("got %v, want %s", err, test.err)
				}
			})
		})
	}
}

func TestCancellingEndsAnAttemptAndAWait(t *testing.T) {
	for name, op := range map[string]func(context.Context) (string, error){
		"attempt": hanging,
		"wait":    failing(1, &Transient{errBusy, 30 * time.Second}),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				begun := time.Now()
				time.AfterFunc(time.Millisecond, cancel)

				_, attempts, err := Retry(ctx, policy, op)

				if !errors.Is(err, context.Canceled) || attempts != 1 {
					t.Errorf("got %v after %d attempts", err, attempts)
				}
				if took := time.Since(begun); took != time.Millisecond {
					t.Errorf("took %v", took)
				}
			})
		})
	}
}

func TestTheWaitIsRandomBelowACeiling(t *testing.T) {
	for _, test := range []struct {
		attempt int
		random  float64
		want    time.Duration
	}{
		{1, 0, 0},
		{1, 0.25, 25 * time.Millisecond},
		{2, 0.25, 50 * time.Millisecond},
		{3, 0.25, 100 * time.Millisecond},
		{4, 0.25, 150 * time.Millisecond},
		{5, 0.25, 150 * time.Millisecond},
		{math.MaxInt32, 0.25, 150 * time.Millisecond},
	} {
		policy := policy
		policy.Random = func() float64 { return test.random }
		if got := policy.backoff(test.attempt); got != test.want {
			t.Errorf("attempt %d, random %v: got %v", test.attempt, test.random, got)
		}
	}
}

func TestRetryAfterIsSecondsOrADate(t *testing.T) {
	now := time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"":                              0,
		"0":                             0,
		"120":                           2 * time.Minute,
		"-1":                            0,
		"soon":                          0,
		"99999999999999999999":          0,
		"Sun, 01 Mar 2026 12:00:30 GMT": 30 * time.Second,
		"Sun, 01 Mar 2026 11:59:30 GMT": 0,
	} {
		if got := retryAfter(value, now); got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
}

func TestStatusesWorthAnotherAttempt(t *testing.T) {
	header := http.Header{"Retry-After": {"3"}}
	for code := 100; code <= 599; code++ {
		err := judge(code, header, time.Time{})

		if (err == nil) != (code >= 200 && code <= 299) {
			t.Errorf("status %d: got %v", code, err)
		}
		transient, ok := errors.AsType[*Transient](err)
		if ok != (code == 429 || code == 502 || code == 503 || code == 504) {
			t.Errorf("status %d: got %v", code, err)
		}
		if ok && transient.After != 3*time.Second {
			t.Errorf("status %d: asks for %v", code, transient.After)
		}
		if err != nil && err.Error() != fmt.Sprintf("status %d", code) {
			t.Errorf("status %d: got %v", code, err)
		}
	}
}

func TestGet(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/at":
			fmt.Fprint(w, strings.Repeat("x", 100))
		case "/beyond":
			fmt.Fprint(w, strings.Repeat("x", 101))
		case "/busy":
			w.Header().Set("Retry-After", "3")
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/cut":
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "less than that")
		case "/drop":
			panic(http.ErrAbortHandler)
		}
	}))
	t.Cleanup(server.Close)
	for _, test := range []struct {
		url       string
		length    int
		err       string
		transient bool
	}{
		{server.URL + "/at", 100, "", false},
		{server.URL + "/beyond", 0, "body too large", false},
		{server.URL + "/busy", 0, "status 503", true},
		{server.URL + "/cut", 0, "connection failed: ", true},
		{server.URL + "/drop", 0, "connection failed: ", true},
		{refused(t), 0, "connection failed: ", true},
		{"http://[", 0, "parse ", false},
	} {
		body, err := Get(t.Context(), server.Client(), test.url, 100)

		if (err == nil) != (test.err == "") || len(body) != test.length {
			t.Errorf("%s: got %q, %v", test.url, body, err)
		}
		if err != nil && !strings.HasPrefix(err.Error(), test.err) {
			t.Errorf("%s: got %v, want %s", test.url, err, test.err)
		}
		transient, ok := errors.AsType[*Transient](err)
		if ok != test.transient {
			t.Errorf("%s: got %v", test.url, err)
		}
		if ok && (transient.After == 3*time.Second) != strings.HasSuffix(test.url, "/busy") {
			t.Errorf("%s: asks for %v", test.url, transient.After)
		}
	}
}

// refused returns an address on which nobody listens.
func refused(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	return "http://" + listener.Addr().String()
}

func TestTheCauseStaysInside(t *testing.T) {
	get := func(context.Context) (string, error) {
		return "", broken(fmt.Errorf("read: %w", io.ErrUnexpectedEOF))
	}
	once := policy
	once.Attempts = 1

	_, _, err := Retry(t.Context(), once, get)

	if !errors.Is(err, ErrGaveUp) || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("got %v", err)
	}
}

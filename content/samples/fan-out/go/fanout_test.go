package fanout

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// patient is for tests in which nothing should run into a limit.
var patient = Limits{InFlight: 4, Timeout: 30 * time.Second, MaxBody: 1 << 10}

func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// newClient does not share its connections with other tests.
func newClient(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

func TestResultsKeepTheOrderOfTheAddresses(t *testing.T) {
	first := make(chan struct{})
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		// The first address is answered only after the last has been.
		switch r.URL.Path {
		case "/0":
			select {
			case <-first:
			case <-r.Context().Done():
			}
		case "/3":
			defer close(first)
		}
		fmt.Fprint(w, r.URL.Path)
	})
	urls := []string{base + "/0", base + "/1", base + "/2", base + "/3"}

	results := FetchAll(t.Context(), newClient(t), urls, patient)

	if len(results) != len(urls) {
		t.Fatalf("got %d results, want %d", len(results), len(urls))
	}
	for i, result := range results {
		if result.Err != nil {
			t.Fatalf("%s: %v", result.URL, result.Err)
		}
		if result.URL != urls[i] || string(result.Body) != fmt.Sprintf("/%d", i) {
			t.Errorf("result %d is %q from %s", i, result.Body, result.URL)
		}
	}
}

func TestNoMoreRequestsAtOnceThanAllowed(t *testing.T) {
	const limit = 3
	var (
		mu             sync.Mutex
		inFlight, peak int
		full           = make(chan struct{})
	)
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		inFlight++
		if inFlight > peak {
			peak = inFlight
			if peak == limit {
				close(full)
			}
		}
		mu.Unlock()
		// Nobody leaves before the limit is reached, then a while for one too many to come.
		select {
		case <-full:
			time.Sleep(20 * time.Millisecond)
		case <-r.Context().Done():
		}
		mu.Lock()
		inFlight--
		mu.Unlock()
	})
	urls := make([]string, 4*limit)
	for i := range urls {
		urls[i] = base
	}
	limits := patient
	limits.InFlight = limit

	for _, result := range FetchAll(t.Context(), newClient(t), urls, limits) {
		if result.Err != nil {
			t.Fatal(result.Err)
		}
	}

	mu.Lock()
	defer mu.Unlock()
	if peak != limit {
		t.Errorf("%d requests at once, want %d", peak, limit)
	}
}

func TestASlowAddressDoesNotHoldTheSlotsOfOthers(t *testing.T) {
	// With two slots, the first address is answered only after all others have been.
	first := make(chan struct{})
	base := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/first":
			select {
			case <-first:
			case <-r.Context().Done():
			}
		case "/last":
			close(first)
		}
	})
	other := base + "/other"
	urls := []string{base + "/first", other, other, other, base + "/last"}
	limits := patient
	limits.InFlight = 2

	for _, result := range FetchAll(t.Context(), newClient(t), urls, limits) {
		if result.Err != nil {
			t.Fatal(result.Err)
		}
	}
}

func TestALimitBelowOneCountsAsOne(t *testing.T) {
	base := serve(t, func(http.ResponseWriter, *http.Request) {})
	limits := patient
	limits.InFlight = 0

	for _, result := range FetchAll(t.Context(), newClient(t), []string{base, base}, limits) {
		if result.Err != nil {
			t.Error(result.Err)
		}
	}
}

func TestASlowAddressTimesOutAlone(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/silent":
			<-r.Context().Done()
		case "/stalled":
			fmt.Fprint(w, "begun")
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
			<-r.Context().Done()
		}
	})
	urls := []string{base + "/silent", base + "/quick", base + "/stalled", base + "/quick"}
	limits := patient
	limits.Timeout = time.Second

	results := FetchAll(t.Context(), newClient(t), urls, limits)

	for _, i := range []int{0, 2} {
		if !errors.Is(results[i].Err, ErrTimeout) {
			t.Errorf("%s: got %v, want a time-out", urls[i], results[i].Err)
		}
	}
	for _, i := range []int{1, 3} {
		if results[i].Err != nil {
			t.Errorf("%s: %v", urls[i], results[i].Err)
		}
	}
}

func TestErrorsStayWithTheirAddress(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/broken" {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	urls := []string{base + "/broken", base + "/fine", refused(t), "no address", base + "/fine"}

	results := FetchAll(t.Context(), newClient(t), urls, patient)

	var status *StatusError
	if !errors.As(results[0].Err, &status) || status.Code != 500 || status.Error() != "status 500" {
		t.Errorf("got %v, want status 500", results[0].Err)
	}
	var operation *net.OpError
	if !errors.As(results[2].Err, &operation) || operation.Op != "dial" {
		t.Errorf("got %v, want a refused connection", results[2].Err)
	}
	for _, i := range []int{2, 3} {
		if !errors.Is(results[i].Err, ErrRequest) {
			t.Errorf("%s: got %v, want %v", urls[i], results[i].Err, ErrRequest)
		}
	}
	for _, i := range []int{1, 4} {
		if results[i].Err != nil {
			t.Errorf("%s: %v", urls[i], results[i].Err)
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

func TestABodyBeyondTheLimitIsAnError(t *testing.T) {
	base := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/at":
			fmt.Fprint(w, strings.Repeat("x", 100))
		case "/beyond":
			fmt.Fprint(w, strings.Repeat("x", 101))
		case "/packed":
			// Go's transport asks for gzip by itself; what counts is the size unpacked.
			w.Header().Set("Content-Encoding", "gzip")
			packer := gzip.NewWriter(w)
			if _, err := packer.Write(make([]byte, 1000)); err != nil {
				t.Error(err)
			}
			if err := packer.Close(); err != nil {
				t.Error(err)
			}
		case "/endless":
			for r.Context().Err() == nil {
				if _, err := fmt.Fprint(w, "1234"); err != nil {
					return
				}
			}
		}
	})
	urls := []string{base + "/at", base + "/beyond", base + "/packed", base + "/endless"}
	limits := patient
	limits.MaxBody = 100

	results := FetchAll(t.Context(), newClient(t), urls, limits)

	if results[0].Err != nil || len(results[0].Body) != 100 {
		t.Errorf("at the limit: got %q, %v", results[0].Body, results[0].Err)
	}
	for i := 1; i < len(urls); i++ {
		if !errors.Is(results[i].Err, ErrTooLarge) {
			t.Errorf("%s: got %v, want %v", urls[i], results[i].Err, ErrTooLarge)
		}
	}
}

func TestCancellingStopsAll(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	base := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})

	urls := []string{base, base, base, base, base}
	for _, result := range FetchAll(ctx, newClient(t), urls, patient) {
		if !errors.Is(result.Err, context.Canceled) {
			t.Errorf("got %v, want %v", result.Err, context.Canceled)
		}
	}
}

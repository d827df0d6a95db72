package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// tooLong ends a test that would never end; no test comes near it.
const tooLong = 30 * time.Second

// patient is for tests in which nothing should run into a limit. It does not drain.
var patient = Limits{Header: tooLong, Request: tooLong, Finish: tooLong}

// asService makes the test binary run main instead of the tests.
const asService = "HTTP_HEALTH_AS_SERVICE"

func TestMain(m *testing.M) {
	if os.Getenv(asService) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

func TestAnswers(t *testing.T) {
	draining := &Health{}
	draining.Drain()
	for _, test := range []struct {
		name, method, path string
		health             *Health
		status             int
		body               string
	}{
		{"healthy", "GET", "/healthz", &Health{}, 200, `{"status":"ok"}`},
		{"draining", "GET", "/healthz", draining, 503, `{"status":"draining"}`},
		{"unknown path", "GET", "/health", &Health{}, 404, `{"error":"not found"}`},
		{"wrong method", "POST", "/healthz", &Health{}, 405, `{"error":"method not allowed"}`},
		{"wrong method, unknown path", "POST", "/", &Health{}, 404, `{"error":"not found"}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			Routes(test.health).ServeHTTP(recorder, httptest.NewRequest(test.method, test.path, nil))

			if recorder.Code != test.status || recorder.Body.String() != test.body {
				t.Errorf("got %d %s, want %d %s", recorder.Code, recorder.Body, test.status, test.body)
			}
			if got := recorder.Header().Get("Content-Type"); got != "application/json" {
				t.Errorf("content type %q", got)
			}
			if got := recorder.Header().Get("Allow"); (got == "GET,HEAD") != (test.status == 405) {
				t.Errorf("allow %q", got)
			}
		})
	}
}

// service is a Serve that runs in the background.
type service struct {
	address string
	stop    context.CancelFunc
	ended   chan error
}

func start(t *testing.T, handler http.Handler, limits Limits) *service {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s := &service{listener.Addr().String(), stop, make(chan error, 1)}
	go func() { s.ended <- Serve(ctx, listener, handler, &Health{}, limits) }()
	return s
}

// end waits for Serve to return.
func (s *service) end(t *testing.T) error {
	t.Helper()
	select {
	case err := <-s.ended:
		return err
	case <-time.After(tooLong):
		t.Fatal("still serving")
		return nil
	}
}

// newClient shares no connections, so that none outlives its test.
func newClient(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: tooLong}
}

type answer struct {
	status int
	body   string
	err    error
}

func get(client *http.Client, url string) answer {
	res, err := client.Get(url)
	if err != nil {
		return answer{err: err}
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return answer{res.StatusCode, string(body), err}
}

func TestARequestInFlightFinishesDuringShutdown(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	s := start(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-release
		fmt.Fprint(w, "done")
	}), patient)
	answers := make(chan answer, 1)
	go func() { answers <- get(newClient(t), "http://"+s.address) }()
	<-begun

	s.stop()
	for {
		conn, err := net.Dial("tcp", s.address)
		if err != nil {
			break // The listener is closed: the shutdown is under way.
		}
		if err := conn.Close(); err != nil {
			t.Fatal(err)
		}
	}
	close(release)

	if got := <-answers; got != (answer{200, "done", nil}) {
		t.Errorf("got %v", got)
	}
	if err := s.end(t); err != nil {
		t.Errorf("shutdown: %v", err)
	}
}

func TestARequestThatHangsIsCutOffAtTheDeadline(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	defer close(release)
	limits := patient
	limits.Finish = 100 * time.Millisecond
	s := start(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		close(begun)
		<-release
	}), limits)
	answers := make(chan answer, 1)
	go func() { answers <- get(newClient(t), "http://"+s.address) }()
	<-begun

	s.stop()

	if err := s.end(t); !errors.Is(err, ErrCutOff) {
		t.Errorf("shutdown: got %v, want %v", err, ErrCutOff)
	}
	if got := <-answers; got.err == nil {
		t.Errorf("got %v from a connection that was cut off", got)
	}
}

func TestAFailingListenerEndsServing(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}

	health := &Health{}
	err = Serve(t.Context(), listener, Routes(health), health, patient)

	if !errors.Is(err, net.ErrClosed) {
		t.Errorf("got %v, want %v", err, net.ErrClosed)
	}
}

func TestAHeaderThatDoesNotComeIsNotAwaited(t *testing.T) {
	limits := patient
	limits.Header = time.Second
	s := start(t, Routes(&Health{}), limits)
	t.Run("group", func(t *testing.T) {
		for _, test := range []struct{ name, sent, answer string }{
			{"silent", "", ""},
			{"half sent", "GET /healthz HTTP/1.1\r\nHost: ", ""},
			{"idle", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 200 OK\r\n"},
		} {
			t.Run(test.name, func(t *testing.T) {
				t.Parallel()
				conn, err := net.Dial("tcp", s.address)
				if err != nil {
					t.Fatal(err)
				}
				defer conn.Close()
				if err := conn.SetDeadline(time.Now().Add(tooLong)); err != nil {
					t.Fatal(err)
				}
				if _, err := io.WriteString(conn, test.sent); err != nil {
					t.Fatal(err)
				}
				// Ends without error when the server hangs up.
				got, err := io.ReadAll(conn)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.HasPrefix(string(got), test.answer) || test.answer == "" && len(got) > 0 {
					t.Errorf("got %q, want %q", got, test.answer)
				}
			})
		}
	})
	s.stop()
	if err := s.end(t); err != nil {
		t.Errorf("shutdown: %v", err)
	}
}

func TestASlowHandlerDoesNotKeepItsClient(t *testing.T) {
	limits := patient
	limits.Request = 100 * time.Millisecond
	s := start(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		time.Sleep(2 * limits.Request)
	}), limits)

	if got := get(newClient(t), "http://"+s.address); got.err == nil {
		t.Errorf("got %v after the time-out", got)
	}

	s.stop()
	if err := s.end(t); err != nil {
		t.Errorf("shutdown: %v", err)
	}
}

func TestASignalDrainsAndEndsTheProcess(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			process := exec.CommandContext(t.Context(), os.Args[0])
			process.Env = append(os.Environ(), asService+"=1", "ADDR=127.0.0.1:0")
			output, err := process.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := process.Start(); err != nil {
				t.Fatal(err)
			}
			line, err := bufio.NewReader(output).ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			url := strings.TrimPrefix(strings.TrimSpace(line), "listening on ") + "/healthz"
			client := newClient(t)
			if got := get(client, url); got != (answer{200, `{"status":"ok"}`, nil}) {
				t.Fatalf("before the signal: got %v", got)
			}

			if err := process.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}

			// It drains for seconds; an answer of 200 means that the signal is still on its way.
			got := get(client, url)
			for got.status == 200 {
				got = get(client, url)
			}
			if got != (answer{503, `{"status":"draining"}`, nil}) {
				t.Errorf("after the signal: got %v", got)
			}
			if err := process.Wait(); err != nil {
				t.Errorf("exit: %v", err)
			}
		})
	}
}

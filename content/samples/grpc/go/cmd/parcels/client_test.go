package main

import (
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func TestEveryErrorIsExplained(t *testing.T) {
	for _, test := range []struct {
		err     error
		message string
		exit    int
	}{
		{status.Error(codes.NotFound, "unknown"), "unknown", 3},
		{status.Error(codes.Unavailable, "refused"), "service unavailable: refused", 4},
		{status.Error(codes.DeadlineExceeded, "too late"), "timed out", 4},
		{status.Error(codes.Canceled, "Timeout expired"), "timed out", 4},
		{status.Error(codes.FailedPrecondition, "delivered"), "delivered", 1},
		{errors.New("broken pipe"), "broken pipe", 1},
	} {
		message, exit := explain(test.err)
		if message != test.message || exit != test.exit {
			t.Errorf("%v: got %q, %d", test.err, message, exit)
		}
	}
}

func TestAServerThatSaysNothingIsGivenUp(t *testing.T) {
	// Connections come through, as the kernel takes them, and nobody ever answers.
	mute, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer mute.Close()
	var out strings.Builder
	c := &client{address: mute.Addr().String(), timeout: 100 * time.Millisecond, out: &out}

	for name, call := range map[string]func(string) error{"ask": c.ask, "watch": c.watch} {
		if err := call("P-1"); status.Code(err) != codes.DeadlineExceeded {
			t.Errorf("%s: got %v, want %v", name, err, codes.DeadlineExceeded)
		}
	}
	if out.Len() > 0 {
		t.Errorf("printed %q", out.String())
	}
}

func TestBadArgumentsAreErrors(t *testing.T) {
	for _, args := range []string{
		"", "find", "serve now", "ask", "ask P-1 P-2", "watch", "report P-1", "ask --delivered P-1",
		"ask --timeout soon P-1", "ask --port 1 P-1",
	} {
		if err := run(strings.Fields(args)); !errors.Is(err, errUsage) {
			t.Errorf("%q: got %v", args, err)
		}
	}
}

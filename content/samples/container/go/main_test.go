package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestItServesUntilToldToStop(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, listener) }()

	res, err := http.Get("http://" + listener.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK || string(body) != `{"status":"ok"}` {
		t.Errorf("got %d %q, %v", res.StatusCode, body, err)
	}
	if err := healthcheck(listener.Addr().String()); err != nil {
		t.Errorf("healthcheck: %v", err)
	}

	stop()
	if err := <-ended; err != nil {
		t.Errorf("shutdown: %v", err)
	}
	if err := healthcheck(listener.Addr().String()); err == nil {
		t.Error("healthcheck passes without a service")
	}
}

func TestTheHealthcheckFailsOnAnotherStatus(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()

	err := healthcheck(strings.TrimPrefix(server.URL, "http://"))

	if err == nil || err.Error() != "status 404" {
		t.Errorf("got %v", err)
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

	if err := serve(t.Context(), listener); err == nil {
		t.Error("served on a closed listener")
	}
}

func TestAnUnknownArgumentIsAnError(t *testing.T) {
	if err := run([]string{"help"}); err == nil {
		t.Error("accepted an unknown argument")
	}
}

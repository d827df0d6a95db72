package parcels

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"

	"example.com/grpc/parcelsv1"
)

const tooLong = 30 * time.Second

// start serves depot. What it returns shuts the service down and gives Serve's result.
func start(t *testing.T, depot *Depot) (parcelsv1.ParcelServiceClient, func() error) {
	t.Helper()
	return startWith(t, depot, tooLong)
}

// startWith gives the service finish to shut down.
func startWith(
	t *testing.T, depot *Depot, finish time.Duration,
) (parcelsv1.ParcelServiceClient, func() error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- Serve(ctx, listener, depot, finish) }()
	shutdown := func() error {
		stop()
		return <-ended
	}

	conn, err := grpc.NewClient(listener.Addr().String(),
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
	})
	return parcelsv1.NewParcelServiceClient(conn), shutdown
}

func report(t *testing.T, depot *Depot, id string, stops ...Stop) {
	t.Helper()
	for _, stop := range stops {
		if err := depot.Report(id, stop); err != nil {
			t.Fatal(err)
		}
	}
}

// patient is a context for calls that should not run into their deadline.
func patient(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), tooLong)
	t.Cleanup(cancel)
	return ctx
}

func wantStatus(t *testing.T, err error, code codes.Code, message string) {
	t.Helper()
	if s := status.Convert(err); s.Code() != code || s.Message() != message {
		t.Errorf("got %v %q, want %v %q", s.Code(), s.Message(), code, message)
	}
}

func wantStop(t *testing.T, stream grpc.ServerStreamingClient[parcelsv1.WatchResponse], want Stop) {
	t.Helper()
	res, err := stream.Recv()
	if err != nil {
		t.Fatal(err)
	}
	if got := (Stop{Place: res.GetPlace(), Delivered: res.GetDelivered()}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAParcelIsWhereItWasReportedLast(t *testing.T) {
	client, _ := start(t, NewDepot())
	for _, place := range []string{"Leeds", "York"} {
		req := &parcelsv1.ReportRequest{Id: "P-1", Place: place}
		if _, err := client.Report(patient(t), req); err != nil {
			t.Fatal(err)
		}

		res, err := client.Locate(patient(t), &parcelsv1.LocateRequest{Id: "P-1"})

		if err != nil || res.GetPlace() != place || res.GetDelivered() {
			t.Errorf("got %v, %v, want %s", res, err, place)
		}
	}
}

func TestErrorsHaveTheirCodes(t *testing.T) {
	depot := NewDepot()
	report(t, depot, "P-1", Stop{Place: "Leeds", Delivered: true})
	client, _ := start(t, depot)

	_, err := client.Locate(patient(t), &parcelsv1.LocateRequest{Id: "P-9"})
	wantStatus(t, err, codes.NotFound, "unknown parcel: P-9")
	stream, err := client.Watch(patient(t), &parcelsv1.WatchRequest{Id: "P-9"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = stream.Recv()
	wantStatus(t, err, codes.NotFound, "unknown parcel: P-9")

	for _, test := range []struct {
		id, place string
		code      codes.Code
		message   string
	}{
		{"", "York", codes.InvalidArgument, "id is empty"},
		{"P-2", "", codes.InvalidArgument, "place is empty"},
		{"P-1", "York", codes.FailedPrecondition, "already delivered: P-1"},
	} {
		req := &parcelsv1.ReportRequest{Id: test.id, Place: test.place}
		_, err := client.Report(patient(t), req)
		wantStatus(t, err, test.code, test.message)
	}
}

func TestAStreamFollowsAParcelUntilItIsDelivered(t *testing.T) {
	depot := NewDepot()
	report(t, depot, "P-1", Stop{Place: "Leeds"}, Stop{Place: "York"})
	client, _ := start(t, depot)

	stream, err := client.Watch(patient(t), &parcelsv1.WatchRequest{Id: "P-1"})
	if err != nil {
		t.Fatal(err)
	}
	wantStop(t, stream, Stop{Place: "Leeds"})
	wantStop(t, stream, Stop{Place: "York"})
	report(t, depot, "P-1", Stop{Place: "Durham"})
	wantStop(t, stream, Stop{Place: "Durham"})
	report(t, depot, "P-1", Stop{Place: "Durham", Delivered: true})
	wantStop(t, stream, Stop{Place: "Durham", Delivered: true})

	if _, err := stream.Recv(); !errors.Is(err, io.EOF) {
		t.Errorf("got %v, want %v", err, io.EOF)
	}
}

func TestAStreamEndsAtItsDeadline(t *testing.T) {
	depot := NewDepot()
	report(t, depot, "P-1", Stop{Place: "Leeds"})
	client, _ := start(t, depot)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()

	stream, err := client.Watch(ctx, &parcelsv1.WatchRequest{Id: "P-1"})
	for err == nil {
		_, err = stream.Recv()
	}

	if status.Code(err) != codes.DeadlineExceeded {
		t.Errorf("got %v, want %v", err, codes.DeadlineExceeded)
	}
}

func TestAShutdownEndsStreams(t *testing.T) {
	depot := NewDepot()
	report(t, depot, "P-1", Stop{Place: "Leeds"})
	client, shutdown := start(t, depot)
	stream, err := client.Watch(patient(t), &parcelsv1.WatchRequest{Id: "P-1"})
	if err != nil {
		t.Fatal(err)
	}
	wantStop(t, stream, Stop{Place: "Leeds"})

	if err := shutdown(); err != nil {
		t.Errorf("Serve: %v", err)
	}

	_, err = stream.Recv()
	wantStatus(t, err, codes.Unavailable, "shutting down")
	_, err = client.Locate(patient(t), &parcelsv1.LocateRequest{Id: "P-1"})
	if status.Code(err) != codes.Unavailable {
		t.Errorf("got %v, want %v", err, codes.Unavailable)
	}
}

func TestAClientThatDoesNotReadIsCutOff(t *testing.T) {
	depot := NewDepot()
	report(t, depot, "P-1", Stop{Place: "Leeds"})
	// More than fits into the windows of HTTP/2, so that the stream cannot be written out.
	for range 6 {
		report(t, depot, "P-1", Stop{Place: strings.Repeat("x", 3<<20)})
	}
	client, shutdown := startWith(t, depot, 100*time.Millisecond)
	stream, err := client.Watch(patient(t), &parcelsv1.WatchRequest{Id: "P-1"})
	if err != nil {
		t.Fatal(err)
	}
	wantStop(t, stream, Stop{Place: "Leeds"})

	if err := shutdown(); !errors.Is(err, ErrCutOff) {
		t.Errorf("got %v, want %v", err, ErrCutOff)
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

	if err := Serve(t.Context(), listener, NewDepot(), tooLong); err == nil {
		t.Error("served on a closed listener")
	}
}

package parcels

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/status"

	"example.com/grpc/parcelsv1"
)

//go:generate sh generate.sh

type service struct {
	// Answers UNIMPLEMENTED to what the proto file has and this type has not.
	parcelsv1.UnimplementedParcelServiceServer

	depot    *Depot
	stopping <-chan struct{}
}

// #region unary

func (s *service) Locate(
	_ context.Context, req *parcelsv1.LocateRequest,
) (*parcelsv1.LocateResponse, error) {
	stop, err := s.depot.Locate(req.GetId())
	if err != nil {
		return nil, statusOf(err)
	}
	return &parcelsv1.LocateResponse{Place: stop.Place, Delivered: stop.Delivered}, nil
}

func (s *service) Report(
	_ context.Context, req *parcelsv1.ReportRequest,
) (*parcelsv1.ReportResponse, error) {
	stop := Stop{Place: req.GetPlace(), Delivered: req.GetDelivered()}
	if err := s.depot.Report(req.GetId(), stop); err != nil {
		return nil, statusOf(err)
	}
	return &parcelsv1.ReportResponse{}, nil
}

// #endregion unary

// #region stream

func (s *service) Watch(
	req *parcelsv1.WatchRequest, stream grpc.ServerStreamingServer[parcelsv1.WatchResponse],
) error {
	for sent := 0; ; {
		stops, changed, err := s.depot.Since(req.GetId(), sent)
		if err != nil {
			return statusOf(err)
		}
		for _, stop := range stops {
			res := &parcelsv1.WatchResponse{Place: stop.Place, Delivered: stop.Delivered}
			// Blocks while a slow client has not made room, so nothing piles up here.
			if err := stream.Send(res); err != nil {
				return err
			}
			if stop.Delivered {
				return nil
			}
		}
		sent += len(stops)

		select {
		case <-changed:
		case <-stream.Context().Done():
			// The client has gone, or its deadline has passed, which came with the call.
			return status.FromContextError(stream.Context().Err()).Err()
		case <-s.stopping:
			return status.Error(codes.Unavailable, "shutting down")
		}
	}
}

// #endregion stream

// #region codes

// statusOf gives an error the code by which clients in any language know it. Without one it
// would reach them as UNKNOWN.
func statusOf(err error) error {
	code := codes.Internal
	switch {
	case errors.Is(err, ErrEmpty):
		code = codes.InvalidArgument
	case errors.Is(err, ErrUnknown):
		code = codes.NotFound
	case errors.Is(err, ErrDelivered):
		code = codes.FailedPrecondition
	}
	return status.Error(code, err.Error())
}

// #endregion codes

// ErrCutOff says that calls still ran when the shutdown had to end.
var ErrCutOff = errors.New("calls cut off at the shutdown deadline")

// #region serve

// Serve answers on listener until ctx ends. Streams end then too, and what else is in flight
// within the time given.
func Serve(
	ctx context.Context, listener net.Listener, depot *Depot, finish time.Duration,
) error {
	// By default it takes two hours to notice a client that vanished without a word.
	server := grpc.NewServer(grpc.KeepaliveParams(keepalive.ServerParameters{
		Time:    30 * time.Second,
		Timeout: 10 * time.Second,
	}))
	parcelsv1.RegisterParcelServiceServer(server, &service{depot: depot, stopping: ctx.Done()})

	// Buffered, so that this goroutine ends even when nobody asks for its result.
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving failed: %w", err)
	case <-ctx.Done():
	}

	// GracefulStop waits for calls in flight without end; Stop cuts off what is left.
	cut := time.AfterFunc(finish, server.Stop)
	server.GracefulStop()
	if !cut.Stop() {
		return ErrCutOff
	}
	return nil
}

// #endregion serve

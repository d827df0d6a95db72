package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"

	"example.com/grpc/parcelsv1"
)

// #region ask

// client calls the service at an address, each time until a deadline.
type client struct {
	address string
	timeout time.Duration
	out     io.Writer
}

func (c *client) call(do func(context.Context, parcelsv1.ParcelServiceClient) error) error {
	// It connects with the first call, so that the deadline covers that too.
	conn, err := grpc.NewClient(c.address,
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer conn.Close()
	// Goes along with the call, so that the server stops working when we stop waiting.
	ctx, cancel := context.WithTimeout(context.Background(), c.timeout)
	defer cancel()
	return do(ctx, parcelsv1.NewParcelServiceClient(conn))
}

func (c *client) ask(id string) error {
	return c.call(func(ctx context.Context, parcels parcelsv1.ParcelServiceClient) error {
		res, err := parcels.Locate(ctx, &parcelsv1.LocateRequest{Id: id})
		if err != nil {
			return err
		}
		return c.print(res)
	})
}

// #endregion ask

// #region watch

func (c *client) watch(id string) error {
	return c.call(func(ctx context.Context, parcels parcelsv1.ParcelServiceClient) error {
		// The deadline of ctx is that of the whole stream.
		stream, err := parcels.Watch(ctx, &parcelsv1.WatchRequest{Id: id})
		if err != nil {
			return err
		}
		for {
			res, err := stream.Recv()
			if errors.Is(err, io.EOF) {
				// The server ended the stream, and with status OK.
				return nil
			}
			if err != nil {
				return err
			}
			if err := c.print(res); err != nil {
				return err
			}
		}
	})
}

// #endregion watch

func (c *client) report(id, place string, delivered bool) error {
	return c.call(func(ctx context.Context, parcels parcelsv1.ParcelServiceClient) error {
		req := &parcelsv1.ReportRequest{Id: id, Place: place, Delivered: delivered}
		_, err := parcels.Report(ctx, req)
		return err
	})
}

// print takes either response that tells of a stop.
func (c *client) print(stop interface {
	GetPlace() string
	GetDelivered() bool
}) error {
	state := "under way"
	if stop.GetDelivered() {
		state = "delivered"
	}
	_, err := fmt.Fprintf(c.out, "%s, %s\n", stop.GetPlace(), state)
	return err
}

// #region explain

// explain returns what to tell a person, and as exit status what to tell a script: 3 for an
// unknown parcel, 4 if there was no answer, 1 for anything else.
func explain(err error) (message string, exit int) {
	// What is not a status comes back as one with code UNKNOWN.
	switch s := status.Convert(err); s.Code() {
	case codes.NotFound:
		return s.Message(), 3
	case codes.Unavailable:
		return "service unavailable: " + s.Message(), 4
	case codes.DeadlineExceeded, codes.Canceled:
		// We never cancel, but a server built with tonic says so when our deadline has passed.
		return "timed out", 4
	default:
		return s.Message(), 1
	}
}

// #endregion explain

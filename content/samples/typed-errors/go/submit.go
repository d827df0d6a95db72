package orders

import (
	"context"
	"errors"
	"time"
)

// Retry bounds how often an order is placed; each pause is twice as long as the last.
type Retry struct {
	Attempts int
	Pause    time.Duration
}

// Decision is what became of an order.
type Decision string

const (
	Placed    Decision = "placed"
	Rejected  Decision = "rejected"  // the customer has to change it
	Postponed Decision = "postponed" // to be submitted again later
)

// Outcome says in Cause why an order was rejected or postponed.
type Outcome struct {
	Decision Decision
	Cause    error
}

// #region react

// Submit places an order, again if the shop is unavailable. An error is neither the
// customer's fault nor a matter of time.
func Submit(ctx context.Context, client *Client, order Order, retry Retry) (Outcome, error) {
	pause := retry.Pause
	for attempt := 1; ; attempt++ {
		err := client.Place(ctx, order)
		// Nothing makes us list every kind: one added to Place would end up in default,
		// unnoticed.
		switch invalid, ok := errors.AsType[*InvalidError](err); {
		case err == nil:
			return Outcome{Decision: Placed}, nil
		case ok:
			return Outcome{Decision: Rejected, Cause: invalid}, nil
		case errors.Is(err, ErrUnavailable) && attempt >= retry.Attempts:
			return Outcome{Decision: Postponed, Cause: err}, nil
		case errors.Is(err, ErrUnavailable):
			// Goes on below, with the next attempt.
		default:
			return Outcome{}, err
		}

		select {
		case <-time.After(pause):
			pause *= 2
		case <-ctx.Done():
			return Outcome{}, ctx.Err()
		}
	}
}

// #endregion react

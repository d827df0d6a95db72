package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"
)

// #region policy

// Policy bounds a [Retry].
type Policy struct {
	Attempts int
	Base     time.Duration  // ceiling of the first wait; it doubles from wait to wait
	Cap      time.Duration  // ceiling of every wait, but for what the server asks on top
	Timeout  time.Duration  // per attempt
	Deadline time.Duration  // for all attempts and waits
	Random   func() float64 // from 0 to below 1
}

// backoff is how long to wait after an attempt, counted from 1: any time up to a ceiling that
// doubles. Clients that failed together would come back together without such "full jitter".
func (p Policy) backoff(attempt int) time.Duration {
	// In floating point, doubling may go on for ever without an overflow.
	ceiling := min(float64(p.Cap), math.Ldexp(float64(p.Base), attempt-1))
	return time.Duration(ceiling * p.Random())
}

// #endregion policy

// Transient is a failure that another attempt may not meet.
type Transient struct {
	Err   error
	After time.Duration // what the server asks to wait
}

func (t *Transient) Error() string { return t.Err.Error() }
func (t *Transient) Unwrap() error { return t.Err }

// Besides these, [Retry] fails with what is not transient, or with the cause of its context.
var (
	ErrGaveUp    = errors.New("gave up")     // the last attempt failed as well
	ErrOutOfTime = errors.New("out of time") // the deadline comes before the next attempt
	ErrTimeout   = errors.New("timed out")   // of one attempt, and transient
)

// #region retry

// Retry calls op until it succeeds, fails for good, or attempts or time run out, and says how
// often that was. As op may run several times, it has to be idempotent. Cancelling ctx ends an
// attempt, if op heeds its context, and a wait.
func Retry[T any](
	ctx context.Context,
	policy Policy,
	op func(context.Context) (T, error),
) (T, int, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, policy.Deadline, ErrOutOfTime)
	defer cancel()
	for attempt := 1; ; attempt++ {
		value, err := try(ctx, policy.Timeout, op)
		transient, ok := errors.AsType[*Transient](err)
		switch {
		case err == nil || !ok:
			return value, attempt, err
		case ctx.Err() != nil:
			return value, attempt, fmt.Errorf("%w: %w", context.Cause(ctx), err)
		case attempt >= policy.Attempts:
			return value, attempt, fmt.Errorf("%w: %w", ErrGaveUp, err)
		}
		wait := transient.After + policy.backoff(attempt)
		if ended := sleep(ctx, wait); ended != nil {
			return value, attempt, fmt.Errorf("%w: %w", ended, err)
		}
	}
}

// #endregion retry

// #region attempt

func try[T any](
	ctx context.Context,
	timeout time.Duration,
	op func(context.Context) (T, error),
) (T, error) {
	// Ends with the deadline of all attempts, if that comes first.
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	value, err := op(ctx)
	if err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return value, &Transient{Err: ErrTimeout}
	}
	return value, err
}

func sleep(ctx context.Context, wait time.Duration) error {
	// To wait, and then be out of time, would only put off the bad news.
	if deadline, ok := ctx.Deadline(); ok && wait >= time.Until(deadline) {
		return ErrOutOfTime
	}
	select {
	case <-time.After(wait):
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// #endregion attempt

package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"sync"
)

// Limits bounds what [Run] holds in memory: Processors * (Queue + 1) + 2 windows at once, each
// of Window lines, each of MaxLine bytes. All are at least 1.
type Limits struct {
	Processors int // windows worked on at once
	Queue      int // windows that wait for each processor
	Window     int // lines per window
	MaxLine    int // bytes per line; a longer one is malformed
}

// Summary counts what [Run] has written the totals of.
type Summary struct {
	Lines     int
	Malformed int
}

// lane leads to a processor and on to the writer.
type lane struct {
	windows chan window
	tables  chan table
}

// #region run

// Run totals the events that in holds and writes the rows of each window to out, in the order
// of the input. Lines that are no event go to report. If in fails, whole windows before that
// are still written; if out fails or ctx ends, all stops.
//
// Run closes in, which has to end a Read in progress. It returns once all that it started has
// ended.
func Run(
	ctx context.Context,
	in io.ReadCloser,
	out io.Writer,
	report func(Malformed),
	limits Limits,
) (Summary, error) {
	ctx, cancel := context.WithCancel(ctx)
	lanes := make([]lane, limits.Processors)
	var wg sync.WaitGroup
	for i := range lanes {
		lanes[i] = lane{make(chan window, limits.Queue), make(chan table)}
		wg.Go(func() { process(ctx, lanes[i]) })
	}
	var readErr error
	wg.Go(func() { readErr = deal(ctx, in, lanes, limits) })

	summary, err := collect(ctx, lanes, out, report)

	// If that ended early, these are what the others wait for.
	cancel()
	closeErr := in.Close()
	wg.Wait()
	return summary, cmp.Or(err, readErr, closeErr)
}

// #endregion run

// #region deal

// deal hands out windows in turn, so that taking the tables in the same turn restores the order.
func deal(ctx context.Context, in io.Reader, lanes []lane, limits Limits) error {
	defer func() {
		for _, l := range lanes {
			close(l.windows)
		}
	}()
	buffered := bufio.NewReader(in)
	for turn := 0; ; turn++ {
		w, err := readWindow(buffered, turn, limits)
		if err != nil {
			return fmt.Errorf("cannot read: %w", err)
		}
		if len(w.lines) == 0 {
			return nil
		}
		// Reads no further until there is room: this is what slows down the sender.
		select {
		case lanes[turn%len(lanes)].windows <- w:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func process(ctx context.Context, l lane) {
	defer close(l.tables)
	for w := range l.windows {
		// Unbuffered, so a processor whose table nobody takes starts on no other window.
		select {
		case l.tables <- tally(w):
		case <-ctx.Done():
			return
		}
	}
}

// #endregion deal

// #region collect

// collect takes the tables in the turn in which the windows were dealt, and writes them.
func collect(
	ctx context.Context,
	lanes []lane,
	out io.Writer,
	report func(Malformed),
) (Summary, error) {
	var summary Summary
	buffered := bufio.NewWriter(out)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for turn := 0; ; turn++ {
		select {
		case t, ok := <-lanes[turn%len(lanes)].tables:
			if !ok {
				return summary, ctx.Err()
			}
			for _, bad := range t.malformed {
				report(bad)
			}
			for _, row := range t.rows {
				if err := encoder.Encode(row); err != nil {
					return summary, fmt.Errorf("cannot write: %w", err)
				}
			}
			// Whoever reads along gets whole windows, and as soon as they are there.
			if err := buffered.Flush(); err != nil {
				return summary, fmt.Errorf("cannot write: %w", err)
			}
			summary.Lines += t.lines
			summary.Malformed += len(t.malformed)
		case <-ctx.Done():
			return summary, ctx.Err()
		}
	}
}

// #endregion collect

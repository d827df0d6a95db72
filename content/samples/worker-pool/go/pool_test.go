package pool

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

func number(n int) func() (int, error) {
	return func() (int, error) { return n, nil }
}

// gate is a job that runs until its channel is closed.
func gate(open <-chan struct{}) func() (int, error) {
	return func() (int, error) {
		<-open
		return 0, nil
	}
}

func submit(t *testing.T, p *Pool[int], job func() (int, error)) <-chan Result[int] {
	t.Helper()
	result, err := p.Submit(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestEveryJobHasItsOwnResult(t *testing.T) {
	p := New[int](3, 2)
	defer p.Close()
	var results []<-chan Result[int]
	for n := range 50 {
		results = append(results, submit(t, p, number(n)))
	}
	for n, result := range results {
		if got := <-result; got != (Result[int]{Value: n}) {
			t.Errorf("job %d: got %v", n, got)
		}
	}
}

func TestNoMoreJobsAtOnceThanWorkers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New[int](3, 10)
		open := make(chan struct{})
		var running atomic.Int32
		for range 10 {
			submit(t, p, func() (int, error) {
				running.Add(1)
				<-open
				return 0, nil
			})
		}
		// Returns when every goroutine of this test waits for another.
		synctest.Wait()
		if got := running.Load(); got != 3 {
			t.Errorf("%d jobs at once, want 3", got)
		}
		close(open)
		p.Close()
	})
}

func TestAFullQueuePushesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New[int](1, 2)
		open := make(chan struct{})
		submit(t, p, gate(open))
		synctest.Wait()
		submit(t, p, number(1))
		submit(t, p, number(2))

		if _, err := p.TrySubmit(number(3)); !errors.Is(err, ErrBusy) {
			t.Errorf("full queue: got %v, want %v", err, ErrBusy)
		}

		var accepted atomic.Bool
		go func() {
			if _, err := p.Submit(t.Context(), number(4)); err != nil {
				t.Error(err)
			}
			accepted.Store(true)
		}()
		synctest.Wait()
		if accepted.Load() {
			t.Error("accepted while the queue was full")
		}
		close(open)
		synctest.Wait()
		if !accepted.Load() {
			t.Error("still waiting although there is room")
		}

		result, err := p.TrySubmit(number(5))
		if err != nil {
			t.Fatalf("empty queue: %v", err)
		}
		if got := <-result; got.Value != 5 {
			t.Errorf("got %v", got)
		}
		p.Close()
	})
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New[int](1, 1)
		open := make(chan struct{})
		submit(t, p, gate(open))
		synctest.Wait()
		submit(t, p, number(1))
		ctx, cancel := context.WithCancelCause(t.Context())
		gone := errors.New("caller is gone")
		cancel(gone)

		if _, err := p.Submit(ctx, number(2)); !errors.Is(err, gone) {
			t.Errorf("got %v, want %v", err, gone)
		}
		close(open)
		p.Close()
	})
}

func TestFailuresAndPanicsStayWithTheirJob(t *testing.T) {
	p := New[int](2, 1)
	defer p.Close()
	failure := errors.New("no luck")
	// More of them than there are workers, so that one lost for each would be noticed.
	for range 10 {
		failed := <-submit(t, p, func() (int, error) { return 0, failure })
		if !errors.Is(failed.Err, failure) {
			t.Errorf("got %v, want %v", failed.Err, failure)
		}
		crashed := <-submit(t, p, func() (int, error) { panic(fmt.Sprint("no ", "way")) })
		crash, ok := errors.AsType[*PanicError](crashed.Err)
		if !ok || crash.Error() != "no way" || len(crash.Stack) == 0 {
			t.Errorf("got %v, want a panic", crashed.Err)
		}
	}
	if got := <-submit(t, p, number(7)); got != (Result[int]{Value: 7}) {
		t.Errorf("after the panics: got %v", got)
	}
}

func TestCloseDrains(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New[int](1, 2)
		open := make(chan struct{})
		var done atomic.Int32
		count := func() (int, error) { return int(done.Add(1)), nil }
		submit(t, p, gate(open))
		synctest.Wait()
		submit(t, p, count)
		submit(t, p, count)
		go func() {
			if _, err := p.Submit(t.Context(), count); err != nil {
				t.Error(err)
			}
		}()
		synctest.Wait()

		var closed atomic.Bool
		for range 2 {
			go func() {
				p.Close()
				closed.Store(true)
			}()
		}
		synctest.Wait()
		if closed.Load() {
			t.Error("closed before the jobs had run")
		}
		if _, err := p.Submit(t.Context(), count); !errors.Is(err, ErrClosed) {
			t.Errorf("Submit: got %v, want %v", err, ErrClosed)
		}
		if _, err := p.TrySubmit(count); !errors.Is(err, ErrClosed) {
			t.Errorf("TrySubmit: got %v, want %v", err, ErrClosed)
		}

		close(open)
		synctest.Wait()
		if !closed.Load() || done.Load() != 3 {
			t.Errorf("closed %v after %d jobs, want 3", closed.Load(), done.Load())
		}
		p.Close()
	})
}

func TestNumbersBelowOneCountAsOne(t *testing.T) {
	p := New[int](0, -1)
	defer p.Close()
	if got := <-submit(t, p, number(1)); got.Value != 1 {
		t.Errorf("got %v", got)
	}
}
